-- The orders of orders.sql as a service without CQRS keeps them: into a copy of the migrated, empty
-- write database, by a superuser.

set session_replication_role = replica;
set synchronous_commit = off;
set maintenance_work_mem = '256MB';

insert into users (id, name, email, changed_at, version)
select ('019ab3b0-0c5e-7c44-9a3e-' || lpad(to_hex(n), 12, '0'))::uuid,
    'User ' || n, n || '@example.com', timestamptz '2025-01-01T00:00:00Z', 1
from generate_series(0, current_setting('load.users')::int - 1) as n;

insert into orders (id, user_id, currency, total, status, placed_at, changed_at, version)
select ('019ab3b1-0c5e-7c44-9a3e-' || lpad(to_hex(n), 12, '0'))::uuid,
    ('019ab3b0-0c5e-7c44-9a3e-' || lpad(to_hex(u), 12, '0'))::uuid, 'EUR', 26.00,
    (array['pending', 'confirmed', 'shipped', 'delivered', 'cancelled'])[n % 7 % 5 + 1],
    timestamptz '2026-01-01T00:00:00Z' - n * interval '1 minute',
    timestamptz '2026-01-01T00:00:00Z' - n * interval '1 minute', 1
from (select n,
        case when n % 4 = 0 then 0
            else n % (current_setting('load.users')::int - 1) + 1 end as u
    from generate_series(1, current_setting('load.orders')::int) as n);

insert into order_items (order_id, line, sku, name, quantity, unit_price)
select ('019ab3b1-0c5e-7c44-9a3e-' || lpad(to_hex(n), 12, '0'))::uuid, line,
    (array['B-1', 'P-1'])[line + 1], (array['Clean Code', 'Pen ' || n])[line + 1], 1,
    (array[25.00, 1.00])[line + 1]
from generate_series(1, current_setting('load.orders')::int) as n, generate_series(0, 1) as line;

vacuum analyze users, orders, order_items;
