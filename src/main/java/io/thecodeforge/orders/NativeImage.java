package io.thecodeforge.orders;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.events.UserEvent;

/**
 * What a native image has to know by name and nobody else can say: the events, whose room knows no
 * framework, which JSON is made of and into; and what compresses records, which LZ4 looks for by
 * names that it puts together, at the first record. Everything else that is written or read as JSON
 * says so itself; {@code NativeImageTest} sees what does not.
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
        },
        classNames = {
            "net.jpountz.lz4.LZ4JavaSafeCompressor",
            "net.jpountz.lz4.LZ4HCJavaSafeCompressor",
            "net.jpountz.lz4.LZ4JavaSafeFastDecompressor",
            "net.jpountz.lz4.LZ4JavaSafeSafeDecompressor",
            "net.jpountz.xxhash.XXHash32JavaSafe",
            "net.jpountz.xxhash.XXHash64JavaSafe",
            "net.jpountz.xxhash.StreamingXXHash32JavaSafe",
            "net.jpountz.xxhash.StreamingXXHash64JavaSafe",
            "net.jpountz.xxhash.XXHash32JavaUnsafe",
            "net.jpountz.xxhash.XXHash64JavaUnsafe",
            "net.jpountz.xxhash.StreamingXXHash32JavaUnsafe",
            "net.jpountz.xxhash.StreamingXXHash64JavaUnsafe"
        })
final class NativeImage {

    private NativeImage() {}
}
