-- The write model: what the rules need, normalised, one row per fact. varchar without a length is
-- text to PostgreSQL and what Hibernate expects of a String; lengths are the edge's to check.

create table users (
    id                  uuid        primary key,
    name                varchar     not null,
    email               varchar     not null,
    changed_at          timestamptz not null,
    version             integer     not null
);

-- An address is one user's, however it is written.
create unique index users_email_key on users (lower(email));

create table orders (
    id                  uuid        primary key,
    user_id             uuid        not null constraint orders_user_fk references users,
    currency            varchar     not null,
    total               numeric     not null check (total > 0),
    status              varchar     not null
        check (status in ('pending', 'confirmed', 'shipped', 'delivered', 'cancelled')),
    placed_at           timestamptz not null,
    changed_at          timestamptz not null,
    carrier             varchar,
    tracking_number     varchar,
    cancellation_reason varchar,
    version             integer     not null
);

create table order_items (
    order_id            uuid        not null references orders,
    line                integer     not null,
    sku                 varchar     not null,
    name                varchar     not null,
    quantity            integer     not null check (quantity > 0),
    unit_price          numeric     not null check (unit_price >= 0),
    primary key (order_id, line)
);
