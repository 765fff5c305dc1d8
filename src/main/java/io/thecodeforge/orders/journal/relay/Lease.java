package io.thecodeforge.orders.journal.relay;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long this process may act as the owner of its lanes without asking again. Counted from before
 * the renewal was sent, and shorter by a fifth than what the others wait, so that it is over here
 * first, even where two clocks run at different speeds; a process that was stopped finds it over
 * when it goes on.
 */
final class Lease {

    private final long nanos;
    private final LongSupplier clock;

    private volatile long until;
    private volatile boolean held;

    /**
     * @param length after which the others take a silent owner for dead
     * @param clock nanoseconds that only ever grow
     */
    Lease(Duration length, LongSupplier clock) {
        this.nanos = length.toNanos() / 5 * 4;
        this.clock = clock;
    }

    /**
     * @param asked the clock's time before the renewal was sent
     */
    void renewed(long asked) {
        until = asked + nanos;
        held = true;
    }

    void lost() {
        held = false;
    }

    boolean isHeld() {
        return held && until - clock.getAsLong() > 0;
    }
}
