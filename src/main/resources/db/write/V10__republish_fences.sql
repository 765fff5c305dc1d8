-- As before, and whoever had a lane is fenced out of it at once, not when somebody takes it: a deletion
-- that has waited for the tables to be unlocked would remove what was put back.
--
-- What the producer of a relay still has for a cluster that is away is another matter: it goes to whatever
-- answers at that address. So let relays end, or be cut off, before an address leads to a new cluster.
create or replace function republish(first_position bigint, last_position bigint) returns bigint
language plpgsql as $$
declare
    republished bigint;
begin
    lock table relay_lane, relay_member in exclusive mode;
    perform pg_sleep((select max(extract(epoch from lease)) from relay_member));
    delete from relay_member;
    update relay_lane set owner = null, epoch = nextval('relay_epoch');
    insert into outbox (slot, position, user_id, occurred_at)
    select get_byte(uuid_send(user_id), 15), position, user_id, occurred_at
    from journal
    where position between first_position and last_position
    on conflict do nothing;
    get diagnostics republished = row_count;
    return republished;
end
$$;
