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
            placed as (
                insert into orders
                    (id, user_id, currency, total, status, placed_at, changed_at, version)
                values (:aggregateId, :userId, :currency, :total, :status, :placedAt, :occurredAt,
                    :version)),
            lined as (
                insert into order_items (order_id, line, sku, name, quantity, unit_price)
                select cast(:aggregateId as uuid), line - 1, sku, name, quantity, unit_price
                from rows from (jsonb_to_recordset(cast(cast(:items as text) as jsonb))
                    as (sku varchar, name varchar, quantity integer, "unitPrice" numeric))
                    with ordinality as item (sku, name, quantity, unit_price, line)),
            """;

    private final OrderItemStore items;

    OrderStore(OrderItemStore items) {
        this.items = items;
    }

    Uni<@Nullable Order> load(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNotNull()
                .transform(OrderRow::toState);
    }

    Uni<Void> save(UUID id, Order after, OrderEvent event) {
        return switch (event) {
            case OrderPlaced _ ->
                    throw new IllegalArgumentException("a first event's rows go with it");
            case OrderItemsChanged e ->
                    loaded(id)
                            .invoke(row -> row.take(after))
                            .chain(() -> items.replace(id, e.items()));
            case OrderShipped e ->
                    loaded(id).invoke(row -> row.take(after).shipped(e)).replaceWithVoid();
            case OrderCancelled e ->
                    loaded(id).invoke(row -> row.take(after).cancelled(e)).replaceWithVoid();
            case OrderConfirmed _, OrderDelivered _ ->
                    loaded(id).invoke(row -> row.take(after)).replaceWithVoid();
        };
    }

    Rows first(Order after, OrderPlaced e) {
        return new Rows(
                PLACED,
                Map.of(
                        "currency", e.currency(),
                        "total", e.total(),
                        "status", after.status().word(),
                        "placedAt", e.placedAt(),
                        "items", items.text(e.items())));
    }

    /** The row that {@link #load} brought into the session: no round trip. */
    private Uni<OrderRow> loaded(UUID id) {
        return findById(id);
    }
}
