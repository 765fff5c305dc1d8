package io.thecodeforge.orders.command.order;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.command.Aggregate;
import io.thecodeforge.orders.command.Decision;
import io.thecodeforge.orders.command.RowsOf;
import io.thecodeforge.orders.command.order.OrderCommand.CancelOrder;
import io.thecodeforge.orders.command.order.OrderCommand.ConfirmOrder;
import io.thecodeforge.orders.command.order.OrderCommand.DeliverOrder;
import io.thecodeforge.orders.command.order.OrderCommand.PlaceOrder;
import io.thecodeforge.orders.command.order.OrderCommand.ReplaceItems;
import io.thecodeforge.orders.command.order.OrderCommand.ShipOrder;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.web.ConsistencyToken;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order, as the command handler sees it. Its commands are read by name: an idempotency key's
 * fingerprint is of what they hold.
 */
@RegisterForReflection(targets = OrderCommand.class)
@ApplicationScoped
class OrderAggregate implements Aggregate<OrderCommand, Order, OrderEvent> {

    private static final String USER_EXISTS = "orders_user_fk";

    private final OrderStore store;
    private final OrderRows rows;

    OrderAggregate(OrderStore store, OrderRows rows) {
        this.store = store;
        this.rows = rows;
    }

    @Override
    public ConsistencyToken.Kind kind() {
        return ConsistencyToken.Kind.ORDER;
    }

    @Override
    public String word(OrderCommand command) {
        return switch (command) {
            case PlaceOrder _ -> "place-order";
            case ReplaceItems _ -> "replace-items";
            case ConfirmOrder _ -> "confirm-order";
            case ShipOrder _ -> "ship-order";
            case DeliverOrder _ -> "deliver-order";
            case CancelOrder _ -> "cancel-order";
        };
    }

    @Override
    public Decision<OrderEvent> decide(OrderCommand command, @Nullable Order order, Instant now) {
        return OrderDecider.decide(command, order, now);
    }

    @Override
    public Order evolve(@Nullable Order order, OrderEvent event, Instant at) {
        return Order.after(order, event, at);
    }

    @Override
    public Uni<@Nullable Order> load(UUID id, LockModeType lock) {
        return store.load(id, lock);
    }

    @Override
    public @Nullable RowsOf<Order, OrderEvent> rows(OrderCommand command) {
        return command instanceof ReplaceItems ? null : rows;
    }

    @Override
    public Uni<Void> save(UUID id, Order after, OrderEvent event) {
        return store.save(id, after, event);
    }

    @Override
    public UUID userId(UUID id, Order order) {
        return order.userId();
    }

    @Override
    public Problem unknownUser() {
        return Problem.of(ProblemType.UNKNOWN_USER, "There is no user of this id.");
    }

    @Override
    public Map<String, Problem> refusals() {
        return Map.of(USER_EXISTS, unknownUser());
    }
}
