-- GET /users/{id}: what is told of a user's orders. A user has a handful of such rows.
create table user_summary (
    user_id       uuid        not null,
    currency      text        not null,
    orders        bigint      not null,
    open          bigint      not null,
    cancelled     bigint      not null,
    spent         numeric     not null,
    last_order_at timestamptz not null,
    changes       bigint      not null, -- one up with every change of the row
    primary key (user_id, currency)
);

-- What is counted of each order: an event moves the sums by what it moves here.
create table user_summary_order (
    order_id  uuid        primary key,
    user_id   uuid        not null,
    version   integer     not null,
    currency  text        not null,
    placed_at timestamptz not null,
    total     numeric     not null,
    state     text        not null check (state in ('open', 'delivered', 'cancelled'))
);

-- How many orders a user has in each status, for the pages of that user's orders. The sums that were
-- beside them are told of above.
create table user_order_counts (
    user_id uuid   not null,
    status  text   not null,
    orders  bigint not null,
    primary key (user_id, status)
);

-- What was there before.
insert into user_summary_order
select order_id, user_id, version, currency, created_at, total,
    case when status in ('delivered', 'cancelled') then status else 'open' end
from user_orders_view;

insert into user_summary
select user_id, currency, sum(orders),
    coalesce(sum(orders) filter (where status in ('pending', 'confirmed', 'shipped')), 0),
    coalesce(sum(orders) filter (where status = 'cancelled'), 0),
    sum(amount * (status <> 'cancelled')::int), max(last_placed_at), sum(orders)
from user_order_totals group by user_id, currency;

insert into user_order_counts
select user_id, status, sum(orders) from user_order_totals group by user_id, status;

drop table user_order_totals;
