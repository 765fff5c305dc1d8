package io.thecodeforge.orders;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.events.UserEvent;

/**
 * What JSON is made of and into in a native image: the events, whose room knows no framework.
 * Everything else that is written or read as JSON says so itself; {@code NativeImageTest} sees what
 * does not.
 */
@RegisterForReflection(
        targets = {
            OrderEvent.OrderPlaced.class,
            OrderEvent.OrderItemsChanged.class,
            OrderEvent.OrderConfirmed.class,
            OrderEvent.OrderShipped.class,
            OrderEvent.OrderDelivered.class,
            OrderEvent.OrderCancelled.class,
            UserEvent.UserRegistered.class,
            UserEvent.UserChanged.class,
            OrderItem.class
        })
final class NativeImage {

    private NativeImage() {}
}
