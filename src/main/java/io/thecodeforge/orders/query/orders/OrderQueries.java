package io.thecodeforge.orders.query.orders;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.web.Page;
import io.thecodeforge.orders.web.PageRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What is asked of orders: one statement each, which gives the answer as it is sent. */
@ApplicationScoped
class OrderQueries {

    /** One row where the user is known; the page itself is a range of one index. */
    private static final String PAGE =
            """
            select
                (select coalesce(sum(orders), 0)::bigint
                    from user_order_totals where user_id = $1) as total_items,
                (select '[' || coalesce(string_agg(row_json, ','), '') || ']'
                    from (select row_json from user_orders_view where user_id = $1
                        order by created_at desc, order_id desc limit $2 offset $3)) as items
            from user_view where user_id = $1
            """;

    private static final String ORDER =
            """
            select left(row_json, -1) || ',"items":' || items
                || ',"delivery":' || coalesce(
                    '{"carrier":' || json_string(carrier)
                    || ',"trackingNumber":' || json_string(tracking_number)
                    || ',"shippedAt":"' || rfc3339(shipped_at)
                    || '","deliveredAt":' || coalesce('"' || rfc3339(delivered_at) || '"', 'null')
                    || '}', 'null')
                || ',"cancellation":' || coalesce(
                    '{"reason":' || json_string(cancellation_reason)
                    || ',"cancelledAt":"' || rfc3339(cancelled_at) || '"}', 'null')
                || '}' as body
            from user_orders_view where order_id = $1
            """;

    private final Pool read;

    OrderQueries(@ReactiveDataSource("read") Pool read) {
        this.read = read;
    }

    /** A user's orders, newest first; empty where there is no such user. */
    Uni<Optional<Page>> ofUser(UUID userId, PageRequest asked) {
        return read.preparedQuery(PAGE)
                .execute(Tuple.of(userId, asked.size(), asked.offset()))
                .map(OrderQueries::first)
                .map(row ->
                        row.map(r ->
                                Page.of(asked, r.getString("items"), r.getLong("total_items"))));
    }

    /** One order with its items, as JSON. */
    Uni<Optional<String>> order(UUID orderId) {
        return read.preparedQuery(ORDER)
                .execute(Tuple.of(orderId))
                .map(OrderQueries::first)
                .map(row -> row.map(r -> r.getString("body")));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.stream().findFirst();
    }
}
