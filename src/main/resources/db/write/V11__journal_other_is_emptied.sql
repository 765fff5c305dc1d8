-- A partition cannot be attached while the default one has a row of its month: where nobody had made it in
-- time (all relays off for months, a clock far ahead), none could be made from then on. Such rows move there.
create or replace function make_journal_partition(month date) returns void language plpgsql as $$
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
        if exists (select from journal_other where occurred_at >= starts and occurred_at < ends) then
            lock table journal_other in access exclusive mode; -- nothing comes in between
            execute format(
                'with moved as (delete from journal_other where occurred_at >= $1 and occurred_at < $2 returning *)
                 insert into %I select * from moved', partition) using starts, ends;
        end if;
        execute format('alter table journal attach partition %I for values from (%L) to (%L)',
            partition, starts, ends);
    end if;
end
$$;
