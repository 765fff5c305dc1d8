package io.thecodeforge.orders.command.order;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of orders, read and written in the caller's transaction. */
@ApplicationScoped
class OrderStore implements PanacheRepositoryBase<OrderRow, UUID> {

    /**
     * The order and its lines in one round trip, where persisting the rows would take two: placing
     * is what this service does most.
     */
    private static final String INSERT =
            """
            with placed as (
                insert into orders
                    (id, user_id, currency, total, status, placed_at, changed_at, version)
                values (:id, :userId, :currency, :total, :status, :placedAt, :changedAt, :version))
            insert into order_items (order_id, line, sku, name, quantity, unit_price)
            select cast(:id as uuid), line - 1, sku, name, quantity, unit_price
            from rows from (jsonb_to_recordset(cast(cast(:items as text) as jsonb))
                as (sku varchar, name varchar, quantity integer, "unitPrice" numeric))
                with ordinality as item (sku, name, quantity, unit_price, line)
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
            case OrderPlaced e -> insert(id, e, after);
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

    private Uni<Void> insert(UUID id, OrderPlaced e, Order after) {
        return getSession()
                .chain(session ->
                        session.createNativeQuery(INSERT)
                                .setParameter("id", id)
                                .setParameter("userId", e.userId())
                                .setParameter("currency", e.currency())
                                .setParameter("total", e.total())
                                .setParameter("status", after.status().word())
                                .setParameter("placedAt", e.placedAt())
                                .setParameter("changedAt", after.changedAt())
                                .setParameter("version", after.version())
                                .setParameter("items", items.text(e.items()))
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** The row that {@link #load} brought into the session: no round trip. */
    private Uni<OrderRow> loaded(UUID id) {
        return findById(id);
    }
}
