package io.thecodeforge.orders.events;

import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One event of each kind. */
final class Examples {

    static final Instant AT = Instant.parse("2026-11-23T10:15:30.123456Z");

    private static final OrderItem BOOK =
            new OrderItem("BK-1", "Clean \"Code\"", 2, new BigDecimal("12.50"));

    static final List<Event> EVENTS =
            List.of(
                    new UserRegistered("Ada Lovelace", "ada@example.com"),
                    new UserChanged("Ada König", "ada@example.com"),
                    placed(new BigDecimal("25.00")),
                    new OrderItemsChanged(List.of(BOOK), new BigDecimal("25.00")),
                    new OrderConfirmed(AT),
                    new OrderShipped("DHL", "JD0146000040", AT),
                    new OrderDelivered(AT),
                    new OrderCancelled("ordered twice", AT));

    private Examples() {}

    static Stream<Event> events() {
        return EVENTS.stream();
    }

    static OrderPlaced placed(BigDecimal total) {
        return new OrderPlaced(UUID.randomUUID(), "EUR", List.of(BOOK), total, AT);
    }

    static Envelope envelope(Event event) {
        return new Envelope(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 3, AT, event);
    }
}
