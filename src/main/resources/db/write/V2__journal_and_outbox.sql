-- Every event that ever happened, never changed. The sequence has no cache: a position is drawn
-- when its row is written, so within an aggregate positions grow with the versions.
create sequence journal_position as bigint no cycle cache 1;

create table journal (
    position     bigint      primary key default nextval('journal_position'),
    event_id     uuid        not null,
    user_id      uuid        not null,
    aggregate_id uuid        not null,
    version      integer     not null check (version > 0),
    type         text        not null,
    occurred_at  timestamptz not null,
    data         text        not null, -- JSON, kept as text: it is sent byte for byte
    constraint journal_version_key unique (aggregate_id, version)
);

-- What the broker has not acknowledged yet; empty nearly always, so vacuumed by count, not by share.
create table outbox (
    position bigint primary key
) with (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000
);
