package io.thecodeforge.orders.benchmark;

import java.util.Arrays;

/** How long each answer took, how many there were in what time, and how large they were. */
public final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;
    private long bytes;
    private long length;

    void add(long nanosOfOne, int bytesOfOne) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = nanosOfOne;
        bytes += bytesOfOne;
    }

    void took(long nanosInAll) {
        length = nanosInAll;
        Arrays.sort(nanos, 0, count);
    }

    int count() {
        return count;
    }

    public double perSecond() {
        return count * 1e9 / length;
    }

    /** In milliseconds. */
    public double quantile(double share) {
        return nanos[(int) ((count - 1) * share)] / 1e6;
    }

    /** In bytes, with its head. */
    public int meanSize() {
        return (int) (bytes / count);
    }

    @Override
    public String toString() {
        return "%,.0f/s, p50 %.2f ms, p99 %.2f ms, max %.1f ms, %,d bytes each"
                .formatted(perSecond(), quantile(0.5), quantile(0.99), quantile(1), meanSize());
    }
}
