package io.thecodeforge.orders.query.orders;

import static java.util.Objects.requireNonNull;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.query.orders.OrderAnswers.Cancellation;
import io.thecodeforge.orders.query.orders.OrderAnswers.Delivery;
import io.thecodeforge.orders.query.orders.OrderAnswers.Item;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stood.
 *
 * @param userVersion of the user whose name and e-mail it shows
 * @param order null where the client has it already
 */
record OrderAsOf(int version, int userVersion, OrderAnswers.@Nullable Order order) {

    /** What an order was at a version never changes; what its user was called may be told late. */
    String tag() {
        return "v" + version + "." + userVersion;
    }

    /** What {@link HistoryQueries#UNTIL} found: the fold of its events; empty where it has none. */
    static Optional<OrderAsOf> of(UUID orderId, Row row) {
        String[] last = row.getArrayOfStrings("last");
        return last == null
                ? Optional.empty()
                : Optional.of(
                        new OrderAsOf(
                                Integer.parseInt(last[0]),
                                Integer.parseInt(last[1]),
                                order(orderId, last, row.getArrayOfStrings("events"))));
    }

    private static OrderAnswers.@Nullable Order order(
            UUID orderId, String[] last, String @Nullable [] events) {
        if (events == null) {
            return null;
        }
        OrderPatch order = new OrderPatch(orderId, null);
        for (String text : events) {
            Envelope envelope = EventCodec.decode(recorded(orderId, last[4], text));
            if (envelope.event() instanceof OrderEvent event) {
                order.fold(envelope, event);
            }
        }
        return answer(order, last[2], last[3]);
    }

    private static RecordedEvent recorded(UUID orderId, String userId, String text) {
        String[] parts = text.split(" ", 4);
        return new RecordedEvent(
                orderId, // of no interest here: the event's own id is not kept
                UUID.fromString(userId),
                orderId,
                Integer.parseInt(parts[0]),
                parts[1],
                Instant.parse(parts[2]),
                parts[3]);
    }

    private static OrderAnswers.Order answer(OrderPatch o, String userName, String userEmail) {
        List<OrderItem> items = requireNonNull(o.items);
        return new OrderAnswers.Order(
                o.orderId,
                requireNonNull(o.userId),
                userName,
                userEmail,
                requireNonNull(o.total),
                requireNonNull(o.currency),
                items.size(),
                items.stream().map(OrderItem::name).collect(Collectors.joining(", ")),
                requireNonNull(o.status),
                requireNonNull(o.createdAt),
                requireNonNull(o.updatedAt),
                o.version,
                items.stream().map(OrderAsOf::item).toList(),
                delivery(o),
                cancellation(o));
    }

    private static Item item(OrderItem item) {
        return new Item(item.sku(), item.name(), item.quantity(), item.unitPrice());
    }

    private static @Nullable Delivery delivery(OrderPatch o) {
        return o.carrier == null || o.trackingNumber == null || o.shippedAt == null
                ? null
                : new Delivery(o.carrier, o.trackingNumber, o.shippedAt, o.deliveredAt);
    }

    private static @Nullable Cancellation cancellation(OrderPatch o) {
        return o.cancellationReason == null || o.cancelledAt == null
                ? null
                : new Cancellation(o.cancellationReason, o.cancelledAt);
    }
}
