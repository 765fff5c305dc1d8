-- A read model full of orders, for measurements: into the migrated, empty read database, e.g.
--     PGOPTIONS='-c load.orders=1000000 -c load.users=10000' psql -f orders.sql <read database>
-- Every fourth order is the first user's; all others are spread evenly. An order a minute, back in
-- time from 2026-01-01. The users' ids end in their numbers.

set statement_timeout = 0;
set synchronous_commit = off;
set maintenance_work_mem = '1GB';

insert into user_view (user_id, name, email, version)
select ('019ab3b0-0c5e-7c44-9a3e-' || lpad(to_hex(n), 12, '0'))::uuid,
    'User ' || n, n || '@example.com', 1
from generate_series(0, current_setting('load.users')::int - 1) as n;

insert into user_orders_view (
    order_id, user_id, user_name, user_email, total, currency, item_count, item_names,
    status, created_at, updated_at, version, user_version, items, row_json)
select order_id, user_id, user_name, user_email, 26.00, 'EUR', 2, 'Clean Code, Pen ' || n, status, at,
    at, 1, 1,
    '[{"sku":"B-1","name":"Clean Code","quantity":1,"unitPrice":25.00},'
        || '{"sku":"P-1","name":"Pen ' || n || '","quantity":1,"unitPrice":1.00}]',
    order_row(
        order_id, user_id, user_name, user_email, 26.00, 'EUR', 2, 'Clean Code, Pen ' || n, status, at,
        at, 1)
from (
    select n,
        ('019ab3b1-0c5e-7c44-9a3e-' || lpad(to_hex(n), 12, '0'))::uuid as order_id,
        ('019ab3b0-0c5e-7c44-9a3e-' || lpad(to_hex(u), 12, '0'))::uuid as user_id,
        'User ' || u as user_name, u || '@example.com' as user_email,
        (array['pending', 'confirmed', 'shipped', 'delivered', 'cancelled'])[n % 7 % 5 + 1] as status,
        timestamptz '2026-01-01T00:00:00Z' - n * interval '1 minute' as at
    from (select n,
            case when n % 4 = 0 then 0
                else n % (current_setting('load.users')::int - 1) + 1 end as u
        from generate_series(1, current_setting('load.orders')::int) as n));

-- of each order what placed it; of its changes nothing, which are kept for a while only
insert into order_history (order_id, version, user_id, type, occurred_at, data)
select order_id, 1, user_id, 'OrderPlaced.v1', created_at,
    '{"userId":"' || user_id || '","currency":"EUR","items":' || items || ',"total":26.00,"placedAt":"'
        || rfc3339(created_at) || '"}'
from user_orders_view;

insert into user_history (user_id, version, occurred_at, name, email)
select user_id, 1, '2026-01-01T00:00:00Z', name, email from user_view;

insert into user_summary_order (order_id, user_id, version, currency, placed_at, total, state)
select order_id, user_id, 1, 'EUR', created_at, total,
    case when status in ('delivered', 'cancelled') then status else 'open' end
from user_orders_view;

insert into daily_sales_order (
    order_id, version, partition, day, currency, items, total, is_cancelled)
select order_id, 1, get_byte(uuid_send(user_id), 15) % 12, (created_at at time zone 'UTC')::date, 'EUR', 2,
    total, status = 'cancelled'
from user_orders_view;

insert into daily_sales (day, currency, partition, orders, items, revenue, cancellations)
select day, currency, partition, count(*), sum(items), sum(total * (not is_cancelled)::int),
    sum(is_cancelled::int)
from daily_sales_order group by day, currency, partition;

-- an index is made sooner of what is there already than with each row
do $$ declare made text := pg_get_indexdef('order_search_names'::regclass); begin
    drop index order_search_names; insert into order_search (order_id, names)
        select order_id, user_name || E'\n' || item_names from user_orders_view; execute made; end $$;

insert into user_order_counts (user_id, status, orders)
select user_id, status, count(*) from user_orders_view group by user_id, status;

insert into user_summary (
    user_id, currency, orders, open, cancelled, spent, last_order_at, changes)
select user_id, currency, count(*),
    count(*) filter (where status in ('pending', 'confirmed', 'shipped')),
    count(*) filter (where status = 'cancelled'),
    coalesce(sum(total) filter (where status <> 'cancelled'), 0), max(created_at), count(*)
from user_orders_view group by user_id, currency;

insert into user_feed (user_id, position, user_version)
select user_id, count(*), 1 from user_orders_view group by user_id;

insert into orders_feed (partition, position)
select get_byte(uuid_send(user_id), 15) % 12, count(*) from user_orders_view group by 1;

insert into order_totals (status, partition, orders)
select status, get_byte(uuid_send(user_id), 15) % 12, count(*) from user_orders_view group by 1, 2;

vacuum analyze user_view, user_history, user_orders_view, order_history, user_summary_order, daily_sales_order,
    daily_sales, order_search, user_order_counts, user_summary, user_feed, orders_feed, order_totals;
