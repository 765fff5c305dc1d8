package io.thecodeforge.orders.checker;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The first violation that anybody has seen; with it the run is over. */
final class Verdict {

    private final AtomicReference<@Nullable Violation> first = new AtomicReference<>();
    private volatile long foundAt;

    void found(Violation violation) {
        if (first.compareAndSet(null, violation)) {
            foundAt = System.nanoTime();
        }
    }

    void check(boolean holds, String rule, String what, @Nullable Object... about) {
        if (!holds) {
            found(Violation.of(rule, what, about));
        }
    }

    boolean isClean() {
        return first.get() == null;
    }

    /** By the clock of {@link System#nanoTime()}. */
    long foundAt() {
        return foundAt;
    }

    @Nullable Violation first() {
        return first.get();
    }
}
