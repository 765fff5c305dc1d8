package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.benchmark.report.Timeline;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long things took, as figures of the report. */
public final class Latency {

    private static final Map<String, Double> SHARES = new LinkedHashMap<>();

    static {
        SHARES.put("p50", 0.5);
        SHARES.put("p95", 0.95);
        SHARES.put("p99", 0.99);
        SHARES.put("max", 1.0);
    }

    private Latency() {}

    public static void figures(String subject, String when, Timeline took) {
        SHARES.forEach((name, share) ->
                Report.figure(subject, when + name, took.quantiles().millis(share), "ms"));
    }

    public static void figures(
            String subject, String when, Timeline took, String reference, Timeline other) {
        SHARES.forEach((name, share) ->
                Report.figure(subject, when + name, took.quantiles().millis(share), "ms")
                        .beside(reference, other.quantiles().millis(share)));
    }
}
