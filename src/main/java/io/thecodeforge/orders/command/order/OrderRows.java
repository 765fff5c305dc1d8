package io.thecodeforge.orders.command.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecodeforge.orders.command.Rows;
import io.thecodeforge.orders.command.RowsOf;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.OrderItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The rows that go with an order's events, all but those of changed lines. */
@ApplicationScoped
class OrderRows implements RowsOf<Order, OrderEvent> {

    private static final String PLACED =
            """
            written as (
                insert into orders
                    (id, user_id, currency, total, status, placed_at, changed_at, version)
                select :aggregateId, :userId, :currency, :total, :status, :placedAt, :occurredAt,
                    :version
                from free
                returning id),
            lines as (
                insert into order_items (order_id, line, sku, name, quantity, unit_price)
                select written.id, line - 1, sku, name, quantity, unit_price
                from written, rows from (jsonb_to_recordset(cast(cast(:items as text) as jsonb))
                    as (sku varchar, name varchar, quantity integer, "unitPrice" numeric))
                    with ordinality as item (sku, name, quantity, unit_price, line)),
            """;

    private static final String BECAME = changed("");
    private static final String SHIPPED =
            changed(", carrier = :carrier, tracking_number = :trackingNumber");
    private static final String CANCELLED = changed(", cancellation_reason = :reason");

    private final ObjectMapper json;

    OrderRows(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Rows of(Order after, OrderEvent event) {
        String status = after.status().word();
        return switch (event) {
            case OrderPlaced e ->
                    new Rows(
                            PLACED,
                            Map.of(
                                    "currency", e.currency(),
                                    "total", e.total(),
                                    "status", status,
                                    "placedAt", e.placedAt(),
                                    "items", text(e.items())));
            case OrderShipped e ->
                    new Rows(
                            SHIPPED,
                            Map.of(
                                    "status", status,
                                    "carrier", e.carrier(),
                                    "trackingNumber", e.trackingNumber()));
            case OrderCancelled e ->
                    new Rows(CANCELLED, Map.of("status", status, "reason", e.reason()));
            case OrderConfirmed _, OrderDelivered _ -> new Rows(BECAME, Map.of("status", status));
            case OrderItemsChanged _ ->
                    throw new IllegalArgumentException("it takes several statements: " + event);
        };
    }

    /** The lines as one parameter of a statement. */
    private String text(List<OrderItem> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("items cannot be written", e);
        }
    }

    private static String changed(String more) {
        return """
        written as (
            update orders set
                status = :status, changed_at = :occurredAt, version = :version%s
            where id = :aggregateId and version = :version - 1 and exists (select from free)
            returning id),
        """
                .formatted(more);
    }
}
