-- GET /statistics/daily-sales. One row a partition of the topic, so that no two projectors wait for
-- each other; added up when asked.
create table daily_sales (
    day           date    not null, -- in UTC, of placing
    currency      text    not null,
    partition     integer not null,
    orders        bigint  not null,
    items         bigint  not null,
    revenue       numeric not null,
    cancellations bigint  not null,
    primary key (day, currency, partition)
);

-- What is counted of each order: an event moves the sums by what it moves here.
create table daily_sales_order (
    order_id     uuid    primary key,
    version      integer not null,
    partition    integer not null, -- that its events come in
    day          date    not null,
    currency     text    not null,
    items        bigint  not null,
    total        numeric not null,
    is_cancelled boolean not null
);

-- What was there before is counted under no partition.
insert into daily_sales_order
select order_id, version, -1, (created_at at time zone 'UTC')::date, currency,
    (select sum((item ->> 'quantity')::bigint) from json_array_elements(items::json) as item),
    total, status = 'cancelled'
from user_orders_view;

insert into daily_sales
select day, currency, -1, count(*), sum(items),
    sum(total * (not is_cancelled)::int), sum(is_cancelled::int)
from daily_sales_order group by day, currency;
