package io.thecodeforge.orders.command.order;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.command.Rows;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of orders, read and written in the caller's transaction. */
@ApplicationScoped
class OrderStore implements PanacheRepositoryBase<OrderRow, UUID> {

    /**
     * The order and its lines, to go with their event in one round trip, where persisting the rows
     * would take four: placing is what this service does most.
     */
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

    private final OrderItemStore items;

    OrderStore(OrderItemStore items) {
        this.items = items;
    }

    Uni<@Nullable Order> load(UUID id, LockModeType lock) {
        return findById(id, lock).onItem().ifNotNull().transform(OrderRow::toState);
    }

    /** Null where it takes more than a statement. */
    @Nullable Rows rows(Order after, OrderEvent event) {
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
                                    "items", items.text(e.items())));
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
            case OrderItemsChanged _ -> null;
        };
    }

    /** Of what takes more than a statement. */
    Uni<Void> save(UUID id, Order after, OrderEvent event) {
        if (event instanceof OrderItemsChanged e) {
            return findById(id) // which is in the session: no round trip
                    .invoke(row -> row.take(after))
                    .chain(() -> items.replace(id, e.items()));
        }
        throw new IllegalArgumentException("the rows go with the event: " + event);
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
