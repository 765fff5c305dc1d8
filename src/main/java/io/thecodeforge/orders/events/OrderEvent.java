package io.thecodeforge.orders.events;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What can happen to an order, in the order in which it can happen. */
public sealed interface OrderEvent extends Event {

    /**
     * @param currency ISO 4217 code
     * @param total the sum of the lines, with the currency's scale
     */
    record OrderPlaced(
            UUID userId, String currency, List<OrderItem> items, BigDecimal total, Instant placedAt)
            implements OrderEvent {
        public OrderPlaced {
            requireNonNull(userId, "userId");
            requireNonNull(currency, "currency");
            items = List.copyOf(items);
            requireNonNull(total, "total");
            requireNonNull(placedAt, "placedAt");
        }
    }

    record OrderItemsChanged(List<OrderItem> items, BigDecimal total) implements OrderEvent {
        public OrderItemsChanged {
            items = List.copyOf(items);
            requireNonNull(total, "total");
        }
    }

    record OrderConfirmed(Instant confirmedAt) implements OrderEvent {
        public OrderConfirmed {
            requireNonNull(confirmedAt, "confirmedAt");
        }
    }

    record OrderShipped(String carrier, String trackingNumber, Instant shippedAt)
            implements OrderEvent {
        public OrderShipped {
            requireNonNull(carrier, "carrier");
            requireNonNull(trackingNumber, "trackingNumber");
            requireNonNull(shippedAt, "shippedAt");
        }
    }

    record OrderDelivered(Instant deliveredAt) implements OrderEvent {
        public OrderDelivered {
            requireNonNull(deliveredAt, "deliveredAt");
        }
    }

    record OrderCancelled(String reason, Instant cancelledAt) implements OrderEvent {
        public OrderCancelled {
            requireNonNull(reason, "reason");
            requireNonNull(cancelledAt, "cancelledAt");
        }
    }
}
