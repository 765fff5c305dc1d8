package io.thecodeforge.orders.command.order;

import io.thecodeforge.orders.events.OrderItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of an order. */
sealed interface OrderCommand {

    /**
     * @param currency ISO 4217 code
     * @param total what the client expects the total to be, if it says
     */
    record PlaceOrder(
            UUID userId, String currency, List<OrderItem> items, @Nullable BigDecimal total)
            implements OrderCommand {}

    /** A command that only an order that is there can answer. */
    sealed interface OfExisting extends OrderCommand {

        /** The command as the client reads it in a refusal. */
        default String verb() {
            return switch (this) {
                case ReplaceItems _ -> "replace items";
                case ConfirmOrder _ -> "confirm";
                case ShipOrder _ -> "ship";
                case DeliverOrder _ -> "deliver";
                case CancelOrder _ -> "cancel";
            };
        }
    }

    record ReplaceItems(List<OrderItem> items, @Nullable BigDecimal total) implements OfExisting {}

    record ConfirmOrder() implements OfExisting {}

    record ShipOrder(String carrier, String trackingNumber) implements OfExisting {}

    record DeliverOrder() implements OfExisting {}

    record CancelOrder(String reason) implements OfExisting {}
}
