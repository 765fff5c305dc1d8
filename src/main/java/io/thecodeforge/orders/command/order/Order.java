package io.thecodeforge.orders.command.order;

import static io.thecodeforge.orders.command.order.OrderStatus.CANCELLED;
import static io.thecodeforge.orders.command.order.OrderStatus.CONFIRMED;
import static io.thecodeforge.orders.command.order.OrderStatus.DELIVERED;
import static io.thecodeforge.orders.command.order.OrderStatus.PENDING;
import static io.thecodeforge.orders.command.order.OrderStatus.SHIPPED;
import static java.util.Objects.requireNonNull;

import io.thecodeforge.orders.command.State;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of an order: the fold of its events. */
record Order(
        UUID userId,
        OrderStatus status,
        String currency,
        BigDecimal total,
        int version,
        Instant changedAt)
        implements State {

    /** The order after an event; null before its first. */
    static Order after(@Nullable Order before, OrderEvent event, Instant at) {
        return switch (event) {
            case OrderPlaced e -> new Order(e.userId(), PENDING, e.currency(), e.total(), 1, at);
            case OrderItemsChanged e -> existing(before).costing(e.total(), at);
            case OrderConfirmed _ -> existing(before).become(CONFIRMED, at);
            case OrderShipped _ -> existing(before).become(SHIPPED, at);
            case OrderDelivered _ -> existing(before).become(DELIVERED, at);
            case OrderCancelled _ -> existing(before).become(CANCELLED, at);
        };
    }

    private static Order existing(@Nullable Order before) {
        return requireNonNull(before, "an order begins with OrderPlaced");
    }

    private Order become(OrderStatus next, Instant at) {
        return new Order(userId, next, currency, total, version + 1, at);
    }

    private Order costing(BigDecimal newTotal, Instant at) {
        return new Order(userId, status, currency, newTotal, version + 1, at);
    }
}
