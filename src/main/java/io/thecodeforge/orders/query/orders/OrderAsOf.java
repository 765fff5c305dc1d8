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
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order as it stood: the fold of its events up to then. */
final class OrderAsOf {

    private OrderAsOf() {}

    static Optional<OrderAnswers.Order> fold(UUID orderId, RowSet<Row> events) {
        OrderPatch order = new OrderPatch(orderId, null);
        @Nullable Row last = null;
        for (Row row : events) {
            Envelope envelope = EventCodec.decode(recorded(orderId, row));
            if (envelope.event() instanceof OrderEvent event) {
                order.take(envelope, event);
                last = row;
            }
        }
        return Optional.ofNullable(last).map(row -> answer(order, row));
    }

    private static RecordedEvent recorded(UUID orderId, Row row) {
        return new RecordedEvent(
                orderId, // of no interest here: the event's own id is not kept
                row.getUUID("user_id"),
                orderId,
                row.getInteger("version"),
                row.getString("type"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("data"));
    }

    private static OrderAnswers.Order answer(OrderPatch o, Row row) {
        List<OrderItem> items = requireNonNull(o.items);
        return new OrderAnswers.Order(
                o.orderId,
                requireNonNull(o.userId),
                row.getString("user_name"),
                row.getString("user_email"),
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
