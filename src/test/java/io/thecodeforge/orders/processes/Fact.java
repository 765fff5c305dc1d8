package io.thecodeforge.orders.processes;

/**
 * What both databases tell, each as lines of text: put together and added up from the normalised
 * write model, and as the read model keeps it.
 */
enum Fact {
    USER(
            "select concat_ws('|', id, version, name, email) from users",
            "select concat_ws('|', user_id, version, name, email) from user_view"),
    ORDER(
            """
            select concat_ws('|', o.id, o.version, user_id, u.name, u.email, u.version, currency,
                total, status, placed_at, o.changed_at, coalesce(carrier, '-'),
                coalesce(tracking_number, '-'), coalesce(cancellation_reason, '-'),
                coalesce(e.shipped::text, '-'), coalesce(e.delivered::text, '-'),
                coalesce(e.cancelled::text, '-'), i.count, i.names, i.items)
            from orders o join users u on u.id = user_id cross join lateral (
                select count(*), string_agg(name, ', ' order by line) as names,
                    string_agg(concat_ws(' ', quantity, sku, name, unit_price), ', '
                        order by line) as items
                from order_items where order_id = o.id) i cross join lateral (
                select max(occurred_at) filter (where type = 'OrderShipped.v1') as shipped,
                    max(occurred_at) filter (where type = 'OrderDelivered.v1') as delivered,
                    max(occurred_at) filter (where type = 'OrderCancelled.v1') as cancelled
                from journal where aggregate_id = o.id) e
            """,
            """
            select concat_ws('|', order_id, version, user_id, user_name, user_email, user_version,
                currency, total, status, created_at, updated_at, coalesce(carrier, '-'),
                coalesce(tracking_number, '-'), coalesce(cancellation_reason, '-'),
                coalesce(shipped_at::text, '-'), coalesce(delivered_at::text, '-'),
                coalesce(cancelled_at::text, '-'), item_count, item_names,
                (select string_agg(
                        concat_ws(' ', i ->> 'quantity', i ->> 'sku', i ->> 'name',
                            i ->> 'unitPrice'), ', ' order by n)
                    from json_array_elements(items::json) with ordinality as l(i, n)))
            from user_orders_view
            """),
    /** The row as it is sent, and as it is searched. */
    ROW(
            "select id::text from orders",
            """
            select o.order_id::text from user_orders_view o
            join order_search s on s.order_id = o.order_id
                and s.names = user_name || E'\\n' || item_names
            where row_json = order_row(o.order_id, user_id, user_name, user_email, total, currency,
                item_count, item_names, status, created_at, updated_at, version)
            """),
    COUNT(
            """
            select concat_ws('|', user_id, status, count(*)) from orders group by user_id, status
            """,
            "select concat_ws('|', user_id, status, orders) from user_order_counts where orders <> 0"),
    TOTAL(
            "select concat_ws('|', status, count(*)) from orders group by status",
            """
            select concat_ws('|', status, sum(orders)) from order_totals
            group by status having sum(orders) <> 0
            """),
    SUMMARY(
            """
            select concat_ws('|', user_id, currency, count(*),
                count(*) filter (where status in ('pending', 'confirmed', 'shipped')),
                count(*) filter (where status = 'cancelled'),
                sum(total * (status <> 'cancelled')::int), max(placed_at))
            from orders group by user_id, currency
            """,
            """
            select concat_ws('|', user_id, currency, orders, open, cancelled, spent, last_order_at)
            from user_summary
            """),
    SALES(
            """
            select concat_ws('|', (placed_at at time zone 'UTC')::date, currency, count(*),
                sum((select sum(quantity) from order_items where order_id = id)),
                sum(total * (status <> 'cancelled')::int),
                count(*) filter (where status = 'cancelled'))
            from orders group by (placed_at at time zone 'UTC')::date, currency
            """,
            """
            select concat_ws('|', day, currency, sum(orders), sum(items), sum(revenue),
                sum(cancellations))
            from daily_sales group by day, currency
            """),
    EVENT_OF_ORDER(
            """
            select concat_ws('|', aggregate_id, version, user_id, type, occurred_at, actor, data)
            from journal where aggregate_id <> user_id
            """,
            """
            select concat_ws('|', order_id, version, user_id, type, occurred_at, actor, data)
            from order_history
            """),
    EVENT_OF_USER(
            """
            select concat_ws('|', aggregate_id, version, occurred_at, data::json ->> 'name',
                data::json ->> 'email')
            from journal where aggregate_id = user_id
            """,
            "select concat_ws('|', user_id, version, occurred_at, name, email) from user_history"),
    /** What streams tell: of each event once. */
    CHANGE(
            """
            select concat_ws('|', aggregate_id, version, occurred_at) from journal
            where aggregate_id <> user_id
            """,
            """
            select concat_ws('|', body ->> 'orderId', body ->> 'version',
                (body ->> 'updatedAt')::timestamptz)
            from (select body::json as body from user_changes where kind = 'order') changes
            """);

    final String written;
    final String shown;

    Fact(String written, String shown) {
        this.written = written;
        this.shown = shown;
    }
}
