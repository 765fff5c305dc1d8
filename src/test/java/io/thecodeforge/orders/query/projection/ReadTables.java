package io.thecodeforge.orders.query.projection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the read tables hold of some users, in the lines of a {@link Fold}. */
public final class ReadTables {

    private static final String INSTANT = "YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"";

    private static final List<String> ROWS =
            List.of(
                    """
                    select concat_ws('|', 'user', user_id, name, email, version)
                    from user_view where user_id = any(?)
                    """,
                    """
                    select concat_ws('|', 'name', user_id, version, name, email,
                        to_char(occurred_at at time zone 'UTC', '%1$s'))
                    from user_history where user_id = any(?)
                    """,
                    """
                    select concat_ws('|', 'event', order_id, version, type,
                        to_char(occurred_at at time zone 'UTC', '%1$s'), data)
                    from order_history where user_id = any(?)
                    """,
                    """
                    select concat_ws('|', 'change', body ->> 'orderId',
                        row_number() over (partition by body ->> 'orderId' order by position),
                        body ->> 'version', body ->> 'total', body ->> 'itemCount',
                        body ->> 'status', body ->> 'updatedAt')
                    from (select user_id, position, body::json as body from user_changes
                        where kind = 'order') where user_id = any(?)
                    """,
                    """
                    select concat_ws('|', 'count', user_id, status, orders)
                    from user_order_counts where user_id = any(?) and orders <> 0
                    """,
                    """
                    select concat_ws('|', 'summary', user_id, currency, orders, open, cancelled,
                        spent, to_char(last_order_at at time zone 'UTC', '%1$s'))
                    from user_summary where user_id = any(?)
                    """,
                    """
                    select concat_ws('|', 'order', o.order_id, user_id, user_name, user_email,
                        user_version, total, currency, item_count, item_names, status,
                        to_char(created_at at time zone 'UTC', '%1$s'),
                        to_char(updated_at at time zone 'UTC', '%1$s'),
                        version, coalesce(carrier, '-'), coalesce(tracking_number, '-'),
                        coalesce(to_char(shipped_at at time zone 'UTC', '%1$s'), '-'),
                        coalesce(to_char(delivered_at at time zone 'UTC', '%1$s'), '-'),
                        coalesce(cancellation_reason, '-'),
                        coalesce(to_char(cancelled_at at time zone 'UTC', '%1$s'), '-'),
                        (select string_agg(
                                concat_ws(' ', i ->> 'quantity', i ->> 'sku', i ->> 'name',
                                    i ->> 'unitPrice'), ', ' order by n)
                            from json_array_elements(items::json) with ordinality as l(i, n)),
                        row_json = order_row(
                            o.order_id, user_id, user_name, user_email, total, currency, item_count,
                            item_names, status, created_at, updated_at, version)
                        and exists (
                            select from order_search s
                            where s.order_id = o.order_id
                                and s.names = user_name || E'\\n' || item_names))
                    from user_orders_view o where user_id = any(?)
                    """);

    private static final List<String> OF_USERS =
            List.of(
                    "user_view",
                    "user_history",
                    "user_changes",
                    "user_feed",
                    "user_order_counts",
                    "user_summary",
                    "user_summary_order",
                    "user_orders_view",
                    "order_history",
                    "rename_fan_out");

    private static final String SALES =
            """
            select concat_ws('|', 'sales', day, currency, sum(orders), sum(items), sum(revenue),
                sum(cancellations))
            from daily_sales where %s group by day, currency
            """;

    private static final String TOTALS =
            """
            select concat_ws('|', 'total', status, sum(orders)) from order_totals where %s
            group by status having sum(orders) <> 0
            """;

    /** A list says which version of its user no row is behind, and has a change a position. */
    private static final String OUT_OF_STEP =
            """
            select concat_ws('|', f.user_id, f.position, f.user_version)
            from user_feed f where user_id = any(?) and (
                exists (select from user_orders_view o
                    where o.user_id = f.user_id and o.user_version < f.user_version)
                or position <> (select count(*) from user_changes c where c.user_id = f.user_id)
                or position <> (
                    select coalesce(max(position), 0) from user_changes c
                    where c.user_id = f.user_id))
            """;

    private static final String APPLIED =
            "select coalesce(sum(next_offset), 0) from projector_position where ? is not null";

    private ReadTables() {}

    /** Lists of which something else is said than their rows show. */
    public static List<String> listsOutOfStep(String url, UUID[] users) {
        return rows(url, List.of(OUT_OF_STEP), users);
    }

    /** Rows of others than these users. */
    public static List<String> ofOthers(String url, UUID[] users) {
        String sql =
                OF_USERS.stream()
                        .map("select '%1$s ' || user_id as row, user_id from %1$s"::formatted)
                        .collect(
                                Collectors.joining(
                                        " union all ",
                                        "select row from (",
                                        ") t where user_id <> all(?)"));
        return rows(url, List.of(sql), users);
    }

    /**
     * @param url of the read database, whose role and password have its name
     */
    public static List<String> rows(String url, UUID[] users) {
        return rows(url, ROWS, users);
    }

    /** The sales of orders of all users. */
    public static List<String> sales(String url) {
        return rows(url, List.of(SALES.formatted("? is not null")), new UUID[0]);
    }

    /** The sales of orders that came in one partition of the topic. */
    static List<String> sales(String url, int partition) {
        String ofPartition = "? is not null and partition = " + partition;
        return rows(url, List.of(SALES.formatted(ofPartition)), new UUID[0]);
    }

    /** How many orders of each status there are of all users. */
    public static List<String> totals(String url) {
        return rows(url, List.of(TOTALS.formatted("? is not null")), new UUID[0]);
    }

    /** Of those that came in one partition of the topic. */
    static List<String> totals(String url, int partition) {
        String ofPartition = "? is not null and partition = " + partition;
        return rows(url, List.of(TOTALS.formatted(ofPartition)), new UUID[0]);
    }

    /** How many events of all partitions. */
    public static long applied(String url) {
        return Long.parseLong(rows(url, List.of(APPLIED), new UUID[0]).getFirst());
    }

    private static List<String> rows(String url, List<String> statements, UUID[] users) {
        String role = url.substring(url.lastIndexOf('/') + 1);
        try (Connection c = DriverManager.getConnection("jdbc:" + url, role, role)) {
            List<String> lines = new ArrayList<>();
            for (String sql : statements) {
                read(c, sql.formatted(INSTANT), users, lines);
            }
            return lines.stream().sorted().toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(Connection c, String sql, UUID[] users, List<String> lines)
            throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            statement.setArray(1, c.createArrayOf("uuid", users));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    lines.add(found.getString(1));
                }
            }
        }
    }
}
