package io.thecodeforge.orders.checker;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A promise that was not kept.
 *
 * @param rule the promise
 * @param what differs
 * @param about ids of the aggregates and users whose history tells more
 */
record Violation(String rule, String what, Set<String> about) {

    static Violation of(String rule, String what, @Nullable Object... about) {
        return new Violation(
                rule,
                what,
                Stream.of(about)
                        .filter(id -> id != null)
                        .map(Object::toString)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    String tell(long seed, List<String> history) {
        return """
        %s
        %s
        Again with -Dorders.test.seed=%d. Of %s there was:
        %s
        """
                .formatted(rule, what, seed, about, String.join("\n", history));
    }
}
