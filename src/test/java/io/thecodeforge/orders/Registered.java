package io.thecodeforge.orders;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a native image will know by name. */
final class Registered {

    /** Who says so for others; {@code NativeImageTest} sees that these are all. */
    static final List<String> SPEAKERS =
            List.of(
                    "io.thecodeforge.orders.NativeImage",
                    "io.thecodeforge.orders.command.order.OrderAggregate",
                    "io.thecodeforge.orders.command.user.UserAggregate");

    private static final Set<Class<?>> SPOKEN_FOR =
            SPEAKERS.stream()
                    .map(Registered::load)
                    .flatMap(speaker -> Stream.of(registration(speaker).targets()))
                    .collect(Collectors.toUnmodifiableSet());

    private Registered() {}

    /** By itself, or as part of what it is nested in. */
    static boolean isRegistered(@Nullable Class<?> type) {
        return type != null
                && (saysItself(type)
                        || SPOKEN_FOR.contains(type)
                        || isRegistered(type.getEnclosingClass()));
    }

    private static boolean saysItself(Class<?> type) {
        return type.isAnnotationPresent(RegisterForReflection.class)
                && registration(type).targets().length == 0;
    }

    private static RegisterForReflection registration(Class<?> type) {
        return type.getAnnotation(RegisterForReflection.class);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Registered.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
