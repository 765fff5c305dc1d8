package io.thecodeforge.orders.benchmark;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** A steady rate. */
record Pace(Duration length, int perSecond) {

    long count() {
        return length.toSeconds() * perSecond;
    }

    /**
     * @param task told when it should have been run, which is a moment ago, by the clock of {@link
     *     System#nanoTime()}
     */
    void keep(LongConsumer task) {
        long begin = System.nanoTime();
        for (long i = 0; i < count(); i++) {
            long at = begin + i * Duration.ofSeconds(1).toNanos() / perSecond;
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            task.accept(at);
        }
    }
}
