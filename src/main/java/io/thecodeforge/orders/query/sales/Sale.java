package io.thecodeforge.orders.query.sales;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.events.UserEvent;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.EventBatch.Delivered;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event says of a sale; null where it says nothing. */
record Sale(
        UUID orderId,
        int version,
        int partition,
        @Nullable LocalDate day,
        @Nullable String currency,
        @Nullable Long items,
        @Nullable BigDecimal total,
        boolean isCancelled) {

    static Stream<Sale> of(EventBatch batch) {
        return batch.delivered().stream().flatMap(Sale::of);
    }

    private static Stream<Sale> of(Delivered delivered) {
        return switch (delivered.envelope().event()) {
            case OrderPlaced e -> {
                LocalDate day = LocalDate.ofInstant(e.placedAt(), ZoneOffset.UTC);
                yield Stream.of(
                        of(delivered, day, e.currency(), quantities(e.items()), e.total(), false));
            }
            case OrderItemsChanged e ->
                    Stream.of(of(delivered, null, null, quantities(e.items()), e.total(), false));
            case OrderCancelled _ -> Stream.of(of(delivered, null, null, null, null, true));
            case OrderConfirmed _, OrderShipped _, OrderDelivered _, UserEvent _ -> Stream.empty();
        };
    }

    private static Sale of(
            Delivered delivered,
            @Nullable LocalDate day,
            @Nullable String currency,
            @Nullable Long items,
            @Nullable BigDecimal total,
            boolean isCancelled) {
        Envelope e = delivered.envelope();
        return new Sale(
                e.aggregateId(),
                e.version(),
                delivered.partition(),
                day,
                currency,
                items,
                total,
                isCancelled);
    }

    private static long quantities(List<OrderItem> items) {
        return items.stream().mapToLong(OrderItem::quantity).sum();
    }
}
