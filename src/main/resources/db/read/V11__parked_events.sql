-- What could not be read or applied, and what waits behind it. As it came, so that a later build can
-- read what this one cannot: bytes, for it may be no text.
create table parked_event (
    id           bigint      primary key generated always as identity, -- the order within a queue
    topic_id     text        not null,
    partition    integer     not null,
    log_offset   bigint      not null,
    queue        text        not null,
    kind         text        not null check (kind in ('unreadable', 'unknown', 'refused', 'queued')),
    reason       text        not null,
    event_id     uuid,       -- as far as it can be told
    type         text,
    aggregate_id uuid,
    version      integer,
    key          bytea,
    headers      text        not null, -- JSON: [{"name": ..., "value": <base64>}]
    value        bytea,
    recorded_at  timestamptz not null, -- when the topic took it
    parked_at    timestamptz not null default now(),
    attempts     integer     not null default 1,
    unique (topic_id, partition, log_offset)
);

-- The topic can carry an event twice: parked twice, it is stored once.
create unique index parked_event_once on parked_event (event_id, md5(headers), md5(value));
create index parked_event_queue on parked_event (queue, id);
create index parked_event_partition on parked_event (partition);
