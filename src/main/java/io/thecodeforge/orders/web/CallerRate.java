package io.thecodeforge.orders.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * How fast each caller comes: the generic cell rate algorithm (ITU-T I.371), a leaky bucket that
 * keeps one number a caller, the time at which its bucket will be empty.
 */
final class CallerRate {

    /** When there are more, those whose buckets are empty are forgotten. */
    private static final int MANY = 10_000;

    private final long interval;
    private final long burst;
    private final LongSupplier nanoTime;
    private final long start;
    private final Map<String, Long> emptyAt = new ConcurrentHashMap<>();

    /**
     * @param perSecond requests, on the average
     * @param burst so many may come at once
     */
    CallerRate(int perSecond, int burst, LongSupplier nanoTime) {
        this.interval = Math.ceilDiv(Duration.ofSeconds(1).toNanos(), perSecond);
        this.burst = interval * burst;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Counts a request that may come; one that may not does not count. */
    boolean admits(String caller) {
        long now = nanoTime.getAsLong() - start;
        if (emptyAt.size() > MANY) {
            emptyAt.values().removeIf(empty -> empty <= now);
        }
        AtomicBoolean admitted = new AtomicBoolean();
        emptyAt.compute(
                caller,
                (name, empty) -> {
                    long next = Math.max(empty == null ? now : empty, now) + interval;
                    admitted.set(next - now <= burst);
                    return admitted.get() ? next : empty;
                });
        return admitted.get();
    }

    int size() {
        return emptyAt.size();
    }
}
