package io.thecodeforge.orders.command.order;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of orders, read and written in the caller's session. */
@ApplicationScoped
class OrderStore implements PanacheRepositoryBase<OrderRow, UUID> {

    private final OrderItemStore items;

    OrderStore(OrderItemStore items) {
        this.items = items;
    }

    Uni<@Nullable Order> load(UUID id, LockModeType lock) {
        return findById(id, lock).onItem().ifNotNull().transform(OrderRow::toState);
    }

    /** Of what takes more than a statement; the rest goes with its event ({@link OrderRows}). */
    Uni<Void> save(UUID id, Order after, OrderEvent event) {
        if (event instanceof OrderItemsChanged e) {
            return findById(id) // which is in the session: no round trip
                    .invoke(row -> row.take(after))
                    .chain(() -> items.replace(id, e.items()));
        }
        throw new IllegalArgumentException("its rows go with it: " + event);
    }
}
