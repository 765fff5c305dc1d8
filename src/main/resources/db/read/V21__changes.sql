-- GET /users/{id}/orders/stream: what a stream sends, kept for as long as one may come back for it.

-- A row as it is sent; the table's own and those of the log are made by this alone.
create function order_row(
    order_id uuid, user_id uuid, user_name text, user_email text, total numeric, currency text,
    item_count integer, item_names text, status text, created_at timestamptz,
    updated_at timestamptz, version integer) returns text
    language sql immutable strict parallel safe
    return '{"orderId":"' || order_id::text
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
        || '","version":' || version::text || '}';

alter table user_orders_view alter column row_json set expression as (
    order_row(
        order_id, user_id, user_name, user_email, total, currency, item_count, item_names, status,
        created_at, updated_at, version));

-- One row a change of a user's list, under the position that it moved the list to: written in the
-- transaction that moved it, whose lock on the user's row of user_feed keeps them in order.
create table user_changes (
    user_id    uuid        not null,
    position   bigint      not null,
    kind       text        not null, -- the name of the event: order or user
    body       text        not null, -- JSON
    changed_at timestamptz not null default now(),
    primary key (user_id, position)
);
create index user_changes_age on user_changes (changed_at, user_id, position);
