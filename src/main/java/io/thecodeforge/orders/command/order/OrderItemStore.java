package io.thecodeforge.orders.command.order;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.OrderItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The lines of orders. They belong to their order: its lock and version guard them. */
@ApplicationScoped
class OrderItemStore implements PanacheRepositoryBase<OrderItemRow, OrderItemRow.Key> {

    Uni<Void> replace(UUID orderId, List<OrderItem> items) {
        return delete("key.orderId", orderId)
                .chain(() ->
                        persist(
                                IntStream.range(0, items.size())
                                        .mapToObj(line ->
                                                OrderItemRow.of(orderId, line, items.get(line)))));
    }
}
