-- The first outcome under each Idempotency-Key. The key alone is unique, which is what makes a
-- retry safe, so the table cannot be partitioned by time and dropped by the piece: what is past its
-- time is deleted in small bounded batches, which lock nobody and which vacuum keeps up with.
create table idempotency_key (
    key         text        primary key,
    fingerprint bytea       not null,
    status      integer     not null,
    media_type  text        not null,
    headers     text        not null, -- JSON object
    body        text        not null,
    kept_at     timestamptz not null
) with (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000
);

create index idempotency_key_kept_at on idempotency_key (kept_at);
