package io.thecodeforge.orders.processes;

import java.util.stream.LongStream;

/** How long things took, for a line of a log. */
public record Quantiles(long[] sortedNanos) {

    public static Quantiles of(LongStream nanos) {
        return new Quantiles(nanos.sorted().toArray());
    }

    public double millis(double share) {
        return sortedNanos[(int) ((sortedNanos.length - 1) * share)] / 1e6;
    }

    @Override
    public String toString() {
        return sortedNanos.length == 0
                ? "none"
                : "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms, of %d"
                        .formatted(
                                millis(0.5),
                                millis(0.95),
                                millis(0.99),
                                millis(1),
                                sortedNanos.length);
    }
}
