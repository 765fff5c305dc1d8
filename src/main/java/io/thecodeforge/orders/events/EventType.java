package io.thecodeforge.orders.events;

import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The wire name of each event. A published name and what it stands for never change: a new shape is
 * a new version beside the old one. Renaming a class changes nothing here.
 */
public enum EventType {
    USER_REGISTERED("UserRegistered.v1", UserRegistered.class),
    USER_CHANGED("UserChanged.v1", UserChanged.class),
    ORDER_PLACED("OrderPlaced.v1", OrderPlaced.class),
    ORDER_ITEMS_CHANGED("OrderItemsChanged.v1", OrderItemsChanged.class),
    ORDER_CONFIRMED("OrderConfirmed.v1", OrderConfirmed.class),
    ORDER_SHIPPED("OrderShipped.v1", OrderShipped.class),
    ORDER_DELIVERED("OrderDelivered.v1", OrderDelivered.class),
    ORDER_CANCELLED("OrderCancelled.v1", OrderCancelled.class);

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String wireName;
    private final Class<? extends Event> shape;

    EventType(String wireName, Class<? extends Event> shape) {
        this.wireName = wireName;
        this.shape = shape;
    }

    /** The name in the journal's {@code type} and in the {@code ce_type} header. */
    public String wireName() {
        return wireName;
    }

    /** The record that {@code data} is read to. */
    public Class<? extends Event> shape() {
        return shape;
    }

    /** The type that today's code writes for an event. */
    public static EventType of(Event event) {
        return switch (event) {
            case UserRegistered _ -> USER_REGISTERED;
            case UserChanged _ -> USER_CHANGED;
            case OrderPlaced _ -> ORDER_PLACED;
            case OrderItemsChanged _ -> ORDER_ITEMS_CHANGED;
            case OrderConfirmed _ -> ORDER_CONFIRMED;
            case OrderShipped _ -> ORDER_SHIPPED;
            case OrderDelivered _ -> ORDER_DELIVERED;
            case OrderCancelled _ -> ORDER_CANCELLED;
        };
    }

    static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
