package io.thecodeforge.orders.command.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private final ObjectMapper json;

    OrderItemStore(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> replace(UUID orderId, List<OrderItem> items) {
        return delete("key.orderId", orderId)
                .chain(() ->
                        persist(
                                IntStream.range(0, items.size())
                                        .mapToObj(line ->
                                                OrderItemRow.of(orderId, line, items.get(line)))));
    }

    /** The lines as one parameter of a statement. */
    String text(List<OrderItem> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("items cannot be written", e);
        }
    }
}
