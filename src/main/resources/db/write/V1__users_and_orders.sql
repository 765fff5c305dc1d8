-- The write model: what the rules need, normalised, one row per fact.

create table users (
    id         uuid        primary key,
    name       text        not null,
    email      text        not null,
    changed_at timestamptz not null,
    version    integer     not null
);

-- An address is one user's, however it is written.
create unique index users_email_key on users (lower(email));

create table orders (
    id                  uuid        primary key,
    user_id             uuid        not null constraint orders_user_fk references users,
    currency            text        not null,
    total               numeric     not null check (total > 0),
    status              text        not null
        check (status in ('pending', 'confirmed', 'shipped', 'delivered', 'cancelled')),
    placed_at           timestamptz not null,
    changed_at          timestamptz not null,
    carrier             text,
    tracking_number     text,
    cancellation_reason text,
    version             integer     not null
);

create table order_items (
    order_id   uuid    not null references orders,
    line       integer not null,
    sku        text    not null,
    name       text    not null,
    quantity   integer not null check (quantity > 0),
    unit_price numeric not null check (unit_price >= 0),
    primary key (order_id, line)
);
