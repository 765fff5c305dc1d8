package io.thecodeforge.orders.query.orders;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.query.projection.EventBatch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of orders are before a batch, told by its events: what is shipped was confirmed. So
 * it is, unless an event comes again or out of turn; whoever relies on it must check it.
 */
final class ExpectedOrders {

    private ExpectedOrders() {}

    /** Of the orders that do not begin in the batch; empty if one can have been this or that. */
    static Optional<Map<UUID, KnownOrder>> before(EventBatch batch) {
        Map<UUID, KnownOrder> expected = new HashMap<>();
        Set<UUID> begun = new HashSet<>();
        for (Envelope envelope : batch.events()) {
            UUID id = envelope.aggregateId();
            if (envelope.event() instanceof OrderEvent event && begun.add(id)) {
                boolean isFirst = envelope.version() == 1;
                String status = statusBefore(event);
                if (isFirst != event instanceof OrderPlaced || !isFirst && status == null) {
                    return Optional.empty();
                }
                if (status != null) {
                    expected.put(
                            id, new KnownOrder(envelope.userId(), envelope.version() - 1, status));
                }
            }
        }
        return Optional.of(expected);
    }

    /** Null where there was no row, or where it can have been one of two. */
    private static @Nullable String statusBefore(OrderEvent event) {
        return switch (event) {
            case OrderPlaced _, OrderCancelled _ -> null;
            case OrderItemsChanged _, OrderConfirmed _ -> "pending";
            case OrderShipped _ -> "confirmed";
            case OrderDelivered _ -> "shipped";
        };
    }
}
