package io.thecodeforge.orders.events;

import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The wire name of each event. A published name and what it stands for never change: a new shape is
 * a new version beside the old one. Renaming a class changes nothing here.
 *
 * <p>A new version is one more {@link Upcaster} behind the type's record, here from v1 to v2:
 *
 * <pre>{@code
 * ORDER_SHIPPED("OrderShipped", OrderShipped.class, v1 -> v1.put("service", "standard")),
 * }</pre>
 */
public enum EventType {
    USER_REGISTERED("UserRegistered", UserRegistered.class),
    USER_CHANGED("UserChanged", UserChanged.class),
    ORDER_PLACED("OrderPlaced", OrderPlaced.class),
    ORDER_ITEMS_CHANGED("OrderItemsChanged", OrderItemsChanged.class),
    ORDER_CONFIRMED("OrderConfirmed", OrderConfirmed.class),
    ORDER_SHIPPED("OrderShipped", OrderShipped.class),
    ORDER_DELIVERED("OrderDelivered", OrderDelivered.class),
    ORDER_CANCELLED("OrderCancelled", OrderCancelled.class);

    private static final Map<String, EventType> BY_WIRE_NAME = byWireName();

    private final Versions versions;
    private final Class<? extends Event> shape;

    EventType(String name, Class<? extends Event> shape, Upcaster... fromV1) {
        this.versions = Versions.of(name, fromV1);
        this.shape = shape;
    }

    /** The name in the journal's {@code type} and in the {@code ce_type} header. */
    public String wireName() {
        return versions.latest();
    }

    /** What was ever published of this type. */
    Versions versions() {
        return versions;
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

    /** The type of any version's wire name. */
    static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    private static Map<String, EventType> byWireName() {
        Map<String, EventType> types = new HashMap<>();
        for (EventType type : values()) {
            for (String wireName : type.versions.wireNames()) {
                types.put(wireName, type);
            }
        }
        return Map.copyOf(types);
    }
}
