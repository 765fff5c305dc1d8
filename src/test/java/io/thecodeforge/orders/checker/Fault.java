package io.thecodeforge.orders.checker;

import java.time.Duration;

/**
 * Something that is done to the service, and undone.
 *
 * @param at since the beginning
 * @param to whom; one thing at a time
 */
record Fault(Duration at, Duration length, String to, String what, Act begin, Act end) {

    interface Act {
        void run() throws Exception;
    }

    static final Act NOTHING = () -> {};

    @Override
    public String toString() {
        return "%s: %s for %,d ms".formatted(to, what, length.toMillis());
    }
}
