-- The outbox in slots, so that replicas share the work: a slot is the last byte of the user's id,
-- which is random (UUID version 7), and never changes; a lane is a range of slots, and has one
-- owner. Rows are only ever inserted and deleted, so there is nothing to leave room for
-- (fillfactor 100); the one index is the one that a lane is read by. Vacuumed by count, not by
-- share, and at full speed, for the table is empty nearly always.
alter table outbox rename to outbox_without_slots;
alter index outbox_pkey rename to outbox_without_slots_pkey;

create table outbox (
    slot        smallint    not null check (slot between 0 and 255),
    position    bigint      not null,
    user_id     uuid        not null,
    occurred_at timestamptz not null, -- finds the journal's partition
    primary key (slot, position)
) with (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000,
    autovacuum_vacuum_cost_delay = 0
);

insert into outbox (slot, position, user_id, occurred_at)
select get_byte(uuid_send(user_id), 15), position, user_id, occurred_at
from outbox_without_slots join journal using (position);

drop table outbox_without_slots;

-- The relays that live. Whoever has not been seen for the length of the lease is deleted by the
-- others, and its lanes are free in that moment. One that was deleted by mistake finds its row
-- gone, and so learns that it owns nothing any more.
create table relay_member (
    id      uuid        primary key,
    lease   interval    not null,
    seen_at timestamptz not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- An epoch is drawn whenever a lane changes hands and never comes again: it is the fencing token
-- of every delete.
create sequence relay_epoch as bigint no cycle cache 1;

create table relay_lane (
    lane  integer primary key,
    owner uuid    references relay_member on delete set null,
    epoch bigint  not null default nextval('relay_epoch')
) with (fillfactor = 50);

create index relay_lane_owner on relay_lane (owner);

-- The number of lanes; another one only while nobody owns any.
create function lay_out_lanes(wanted integer) returns integer language plpgsql as $$
begin
    if (select count(*) from relay_lane) <> wanted then
        lock table relay_lane in exclusive mode;
        if not exists (select from relay_lane where owner is not null) then
            delete from relay_lane;
            insert into relay_lane (lane) select generate_series(0, wanted - 1);
        end if;
    end if;
    return (select count(*) from relay_lane);
end
$$;
