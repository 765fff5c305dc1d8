-- The journal by month, so that what is old can be moved away without a trace on what is new.
-- A unique constraint cannot span partitions; each has its own. That a version is given out once
-- is the aggregate's row to see to, which is locked and carries the same version; the constraint
-- is the net beneath, and a race is over long before a month is.
alter table journal rename to journal_of_one_piece;
alter table journal_of_one_piece alter column position drop default;

create table journal (
    position       bigint      not null default nextval('journal_position'),
    event_id       uuid        not null,
    user_id        uuid        not null,
    aggregate_id   uuid        not null,
    version        integer     not null check (version > 0),
    type           text        not null,
    occurred_at    timestamptz not null,
    data           text        not null, -- JSON, kept as text: it is sent byte for byte
    actor          text,                 -- who gave the command
    correlation_id text,                 -- what it was part of
    causation_id   text,                 -- the command itself
    traceparent    text,                 -- W3C trace context
    primary key (position, occurred_at)
) partition by range (occurred_at);

-- For a clock that is far off; empty otherwise.
create table journal_other partition of journal default;
alter table journal_other add unique (aggregate_id, version);

-- Attached rather than made in place, which would lock commands out.
create function make_journal_partition(month date) returns void language plpgsql as $$
declare
    partition text := 'journal_' || to_char(month, 'YYYY_MM');
    starts timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
    ends timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
begin
    if to_regclass(partition) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('make_journal_partition'));
    if to_regclass(partition) is null then
        execute format('create table %I (like journal including defaults including constraints)', partition);
        execute format('alter table %I add unique (aggregate_id, version)', partition);
        execute format('alter table journal attach partition %I for values from (%L) to (%L)',
            partition, starts, ends);
    end if;
end
$$;

select make_journal_partition(month)
from (select distinct (occurred_at at time zone 'UTC')::date as month from journal_of_one_piece
      union
      select (now() at time zone 'UTC' + make_interval(months => ahead))::date
      from generate_series(0, 3) ahead) months;

insert into journal (position, event_id, user_id, aggregate_id, version, type, occurred_at, data)
select position, event_id, user_id, aggregate_id, version, type, occurred_at, data
from journal_of_one_piece;

drop table journal_of_one_piece;

-- Sends a range of the journal again, both ends included, for a cluster that was lost: puts it back
-- into the outbox, from where it is sent in order, and goes on after whatever happens. No relay can
-- renew its lease meanwhile, and none sends without one: so nothing that was read before goes ahead
-- of what is put back.
create function republish(first_position bigint, last_position bigint) returns bigint
language plpgsql as $$
declare
    republished bigint;
begin
    lock table relay_lane, relay_member in exclusive mode;
    perform pg_sleep((select max(extract(epoch from lease)) from relay_member));
    delete from relay_member;
    insert into outbox (slot, position, user_id, occurred_at)
    select get_byte(uuid_send(user_id), 15), position, user_id, occurred_at
    from journal
    where position between first_position and last_position
    on conflict do nothing;
    get diagnostics republished = row_count;
    return republished;
end
$$;
