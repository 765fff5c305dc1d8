-- An instant as every answer writes it: RFC 3339, UTC, microseconds.
-- Immutable in truth: to_char is only declared stable, for patterns that depend on the locale.
create function rfc3339(at timestamptz) returns text
    language sql immutable strict parallel safe
    return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- A text as a JSON string. Immutable in truth: to_json is only declared stable, for types whose
-- text depends on a setting.
create function json_string(value text) returns text
    language sql immutable strict parallel safe
    return to_json(value)::text;

-- One row an order, with everything that is shown of it.
create table user_orders_view (
    order_id            uuid        primary key,
    user_id             uuid        not null,
    user_name           text        not null,
    user_email          text        not null,
    total               numeric     not null,
    currency            text        not null,
    item_count          integer     not null,
    item_names          text        not null,
    status              text        not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    version             integer     not null, -- the order's; guards what an order's event writes
    user_version        integer     not null, -- the user's; guards name and e-mail

    -- Only GET /orders/{id} shows these.
    items               text        not null, -- JSON array, as it is sent
    carrier             text,
    tracking_number     text,
    shipped_at          timestamptz,
    delivered_at        timestamptz,
    cancellation_reason text,
    cancelled_at        timestamptz,

    -- The row as it is sent, made once when something changes and not at each of many reads. Made
    -- by the database from the columns above, it cannot differ from them.
    row_json            text        not null generated always as (
        '{"orderId":"' || order_id::text
        || '","userId":"' || user_id::text
        || '","userName":' || json_string(user_name)
        || ',"userEmail":' || json_string(user_email)
        || ',"total":' || total::text
        || ',"currency":"' || currency
        || '","itemCount":' || item_count::text
        || ',"itemNames":' || json_string(item_names)
        || ',"status":"' || status
        || '","createdAt":"' || rfc3339(created_at)
        || '","updatedAt":"' || rfc3339(updated_at)
        || '","version":' || version::text || '}') stored
);

-- A page is a range of this index: newest first, the id to tell apart what was placed at once.
create index user_orders_view_page on user_orders_view (user_id, created_at desc, order_id desc);

-- How many orders each user has, what they cost and when the newest was placed, by currency and
-- status: kept with every change of a row, so that nothing is ever counted.
create table user_order_totals (
    user_id        uuid        not null,
    currency       text        not null,
    status         text        not null,
    orders         bigint      not null,
    amount         numeric     not null,
    last_placed_at timestamptz not null,
    primary key (user_id, currency, status)
);
