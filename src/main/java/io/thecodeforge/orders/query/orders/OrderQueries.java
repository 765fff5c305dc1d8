package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Applied;
import io.thecodeforge.orders.query.freshness.Found;
import io.thecodeforge.orders.query.freshness.ReadModel;
import io.thecodeforge.orders.query.freshness.Terms;
import io.thecodeforge.orders.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** One order: one statement, which gives the answer as it is sent. */
@ApplicationScoped
class OrderQueries {

    /** Its tag is the order's version and, for the name and e-mail, the user's. */
    static final String ORDER =
            """
            select %s as applied, (
                select array[tag, case when array[tag, '*'] && $4 then null else
                    left(row_json, -1) || ',"items":' || items
                    || ',"delivery":' || coalesce(
                        '{"carrier":' || json_string(carrier)
                        || ',"trackingNumber":' || json_string(tracking_number)
                        || ',"shippedAt":"' || rfc3339(shipped_at)
                        || '","deliveredAt":'
                        || coalesce('"' || rfc3339(delivered_at) || '"', 'null')
                        || '}', 'null')
                    || ',"cancellation":' || coalesce(
                        '{"reason":' || json_string(cancellation_reason)
                        || ',"cancelledAt":"' || rfc3339(cancelled_at) || '"}', 'null')
                    || '}' end]
                from (select *, version || '.' || user_version as tag
                    from user_orders_view
                    where order_id = $5 and user_id = coalesce($6, user_id))) as answer
            """
                    .formatted(Applied.BESIDE_ORDERS);

    private final ReadModel read;

    OrderQueries(ReadModel read) {
        this.read = read;
    }

    /** One order with its items, as JSON; empty where it is not there for this caller. */
    Uni<Optional<Found>> order(Terms terms, UUID orderId, Caller caller) {
        return read.ask(terms, ORDER, orderId, caller.onlyUser()).map(Found::of);
    }
}
