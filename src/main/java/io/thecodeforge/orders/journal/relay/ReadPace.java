package io.thecodeforge.orders.journal.relay;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps reads of the outbox apart while events come several at a time. A read, a request to the
 * broker, a poll and a transaction of the projector cost far less for some events together than for
 * each alone, and little is batched where each is taken as soon as it is there. One that comes
 * alone is read at once, unless several came just before; so is what has piled up.
 */
final class ReadPace {

    private static final Duration APART = Duration.ofMillis(8);

    private final LongSupplier clock;
    private final BiConsumer<Duration, Runnable> timer;

    private long begun;
    private boolean resting;

    /**
     * @param clock in nanoseconds
     * @param timer runs a task later
     */
    ReadPace(LongSupplier clock, BiConsumer<Duration, Runnable> timer) {
        this.clock = clock;
        this.timer = timer;
    }

    boolean isResting() {
        return resting;
    }

    void begin() {
        begun = clock.getAsLong();
    }

    /**
     * @param found so many events
     * @param isAll whether that was all there was
     * @param next told when the rest is over
     */
    void end(int found, boolean isAll, Runnable next) {
        Duration rest = APART.minusNanos(clock.getAsLong() - begun);
        if (found > 1 && isAll && rest.toMillis() > 0) {
            resting = true;
            timer.accept(rest, () -> over(next));
        }
    }

    private void over(Runnable next) {
        resting = false;
        next.run();
    }
}
