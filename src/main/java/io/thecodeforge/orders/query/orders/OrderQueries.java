package io.thecodeforge.orders.query.orders;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** One order: one statement, which gives the answer as it is sent. */
@ApplicationScoped
class OrderQueries {

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

    /** One order with its items, as JSON. */
    Uni<Optional<String>> order(UUID orderId) {
        return read.preparedQuery(ORDER)
                .execute(Tuple.of(orderId))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString("body")));
    }
}
