package io.thecodeforge.orders.query.users;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.UserEvent;
import io.thecodeforge.orders.query.projection.EventBatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event of an order says for its user's summary; null where it says nothing. */
record SummaryStep(
        UUID orderId,
        UUID userId,
        int version,
        @Nullable String currency,
        @Nullable Instant placedAt,
        @Nullable BigDecimal total,
        @Nullable String state) {

    static Stream<SummaryStep> of(EventBatch batch) {
        return batch.events().stream().flatMap(SummaryStep::of);
    }

    /** Confirmed and shipped orders are open as pending ones are. */
    private static Stream<SummaryStep> of(Envelope envelope) {
        return switch (envelope.event()) {
            case OrderPlaced e ->
                    Stream.of(of(envelope, e.currency(), e.placedAt(), e.total(), "open"));
            case OrderItemsChanged e -> Stream.of(of(envelope, null, null, e.total(), null));
            case OrderDelivered _ -> Stream.of(of(envelope, null, null, null, "delivered"));
            case OrderCancelled _ -> Stream.of(of(envelope, null, null, null, "cancelled"));
            case OrderConfirmed _, OrderShipped _, UserEvent _ -> Stream.empty();
        };
    }

    private static SummaryStep of(
            Envelope e,
            @Nullable String currency,
            @Nullable Instant placedAt,
            @Nullable BigDecimal total,
            @Nullable String state) {
        return new SummaryStep(
                e.aggregateId(), e.userId(), e.version(), currency, placedAt, total, state);
    }
}
