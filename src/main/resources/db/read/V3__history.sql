-- Every event of every order, as GET /orders/{id}/history shows it, and every name of every user,
-- so that an order can be shown as it stood.
create table order_history (
    order_id    uuid        not null,
    version     integer     not null,
    user_id     uuid        not null,
    type        text        not null,
    occurred_at timestamptz not null,
    data        text        not null, -- JSON object
    primary key (order_id, version)
);

create table user_history (
    user_id     uuid        not null,
    version     integer     not null,
    occurred_at timestamptz not null,
    name        text        not null,
    email       text        not null,
    primary key (user_id, version)
);
