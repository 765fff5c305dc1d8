package io.thecodeforge.orders.command.order;

import static io.thecodeforge.orders.command.Decision.accepted;
import static io.thecodeforge.orders.command.Decision.rejected;
import static io.thecodeforge.orders.command.order.OrderStatus.CONFIRMED;
import static io.thecodeforge.orders.command.order.OrderStatus.PENDING;
import static io.thecodeforge.orders.command.order.OrderStatus.SHIPPED;

import io.thecodeforge.orders.command.Decision;
import io.thecodeforge.orders.command.order.OrderCommand.CancelOrder;
import io.thecodeforge.orders.command.order.OrderCommand.ConfirmOrder;
import io.thecodeforge.orders.command.order.OrderCommand.DeliverOrder;
import io.thecodeforge.orders.command.order.OrderCommand.OfExisting;
import io.thecodeforge.orders.command.order.OrderCommand.PlaceOrder;
import io.thecodeforge.orders.command.order.OrderCommand.ReplaceItems;
import io.thecodeforge.orders.command.order.OrderCommand.ShipOrder;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.web.ProblemType;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of orders: a pure function of command, state and time, in the shape of Chassaing's <a
 * href="https://thinkbeforecoding.com/post/2021/12/17/functional-event-sourcing-decider">decider</a>.
 */
final class OrderDecider {

    private OrderDecider() {}

    static Decision<OrderEvent> decide(OrderCommand command, @Nullable Order order, Instant now) {
        return switch (command) {
            case PlaceOrder c ->
                    Pricing.of(c.items(), c.currency(), c.total()).decide(p -> placed(c, p, now));
            case OfExisting c when order == null ->
                    rejected(ProblemType.NOT_FOUND, "There is no order of this id.");
            case OfExisting c when !allowing(c).contains(order.status()) ->
                    rejected(ProblemType.ORDER_STATE, refusal(c, order));
            case OfExisting c -> change(c, order, now);
        };
    }

    /** The statuses in which a command may be given. */
    private static Set<OrderStatus> allowing(OfExisting command) {
        return switch (command) {
            case ReplaceItems _, ConfirmOrder _ -> EnumSet.of(PENDING);
            case ShipOrder _ -> EnumSet.of(CONFIRMED);
            case DeliverOrder _ -> EnumSet.of(SHIPPED);
            case CancelOrder _ -> EnumSet.of(PENDING, CONFIRMED);
        };
    }

    private static Decision<OrderEvent> change(OfExisting command, Order order, Instant now) {
        return switch (command) {
            case ReplaceItems c ->
                    Pricing.of(c.items(), Currency.getInstance(order.currency()), c.total())
                            .decide(p -> new OrderItemsChanged(p.items(), p.total()));
            case ConfirmOrder _ -> accepted(new OrderConfirmed(now));
            case ShipOrder c -> accepted(new OrderShipped(c.carrier(), c.trackingNumber(), now));
            case DeliverOrder _ -> accepted(new OrderDelivered(now));
            case CancelOrder c -> accepted(new OrderCancelled(c.reason(), now));
        };
    }

    private static OrderPlaced placed(PlaceOrder c, Pricing.Priced priced, Instant now) {
        return new OrderPlaced(c.userId(), c.currency(), priced.items(), priced.total(), now);
    }

    private static String refusal(OfExisting command, Order order) {
        String needed =
                allowing(command).stream()
                        .map(OrderStatus::word)
                        .collect(Collectors.joining(" or "));
        return "The order is %s; %s needs it to be %s."
                .formatted(order.status().word(), command.verb(), needed);
    }
}
