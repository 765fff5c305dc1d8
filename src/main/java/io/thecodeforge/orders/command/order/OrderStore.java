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
            case OrderPlaced e ->
                    persist(OrderRow.placed(id, e).take(after))
                            .chain(() -> items.insert(id, e.items()));
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

    /** The row that {@link #load} brought into the session: no round trip. */
    private Uni<OrderRow> loaded(UUID id) {
        return findById(id);
    }
}
