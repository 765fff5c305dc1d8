-- What GET /users/{id}/orders and GET /orders need beside the rows.

-- A trusted extension: whoever may create in this database may create it. Where that is not the
-- service's role, an administrator creates it first, and this line does nothing.
create extension if not exists pg_trgm;

-- Each list is a range of one index of its own, newest first. Its condition holds for every row and
-- is a label: only a statement that says it can use the index, so that the planner, guessing, never
-- walks through everybody's orders to find a user's, or through all of a user's to find the pending.
drop index user_orders_view_page;
create index user_orders_view_of_user
    on user_orders_view (user_id, created_at desc, order_id desc) where version <> -1;
create index user_orders_view_of_user_and_status
    on user_orders_view (user_id, status, created_at desc, order_id desc);
create index user_orders_view_of_everybody
    on user_orders_view (created_at desc, order_id desc) where version <> -2;
create index user_orders_view_of_status
    on user_orders_view (status, created_at desc, order_id desc) where version <> -3;

-- Texts in names, by three letters at a time.
create index user_orders_view_names
    on user_orders_view using gin ((user_name || E'\n' || item_names) gin_trgm_ops);

-- How far a user's orders have moved: one up with every change of one of them, or of the user.
create table user_feed (
    user_id      uuid    primary key,
    position     bigint  not null,
    user_version integer not null default 1 -- the user's change that was counted last
);

-- The same of everybody's orders, and how many there are of each status. One row a partition of the
-- topic, so that no two projectors wait for each other; added up when asked.
create table orders_feed (
    partition integer primary key,
    position  bigint  not null
);
create table order_totals (
    status    text    not null,
    partition integer not null,
    orders    bigint  not null,
    primary key (status, partition)
);

-- What was there before is counted under no partition.
insert into order_totals (status, partition, orders)
select status, -1, count(*) from user_orders_view group by status;
