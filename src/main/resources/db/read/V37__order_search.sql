-- What GET /orders?q= looks in, apart from the rows: an entry changes with a name, while a row changes
-- with each step of its order and would have all its trigrams indexed again.
create table order_search (
    order_id uuid primary key,
    names    text not null -- the user's and the items'
);
insert into order_search (order_id, names)
select order_id, user_name || E'\n' || item_names from user_orders_view;

create index order_search_names on order_search using gin (names gin_trgm_ops)
    with (gin_pending_list_limit = 256);
drop index user_orders_view_names;
