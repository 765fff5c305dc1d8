package io.thecodeforge.orders.benchmark.report;

import io.thecodeforge.orders.processes.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long things took, by when each should have begun. Every sample is kept as it is: there are
 * some ten thousand of them, and a histogram would only blur them.
 */
public final class Timeline {

    private static final long SECOND = 1_000_000_000;

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long at, long nanos) {}

    /**
     * @param second since the first
     */
    record Second(long second, Quantiles took) {}

    /**
     * @param at by the clock of {@link System#nanoTime()}
     */
    public synchronized void add(long at, long nanos) {
        samples.add(new Sample(at, nanos));
    }

    public synchronized int size() {
        return samples.size();
    }

    public synchronized Quantiles quantiles() {
        return Quantiles.of(samples.stream().mapToLong(Sample::nanos));
    }

    public synchronized void addTo(Timeline other) {
        samples.forEach(sample -> other.add(sample.at(), sample.nanos()));
    }

    synchronized List<Second> seconds() {
        long begin = samples.stream().mapToLong(Sample::at).min().orElse(0);
        Map<Long, List<Sample>> seconds =
                samples.stream()
                        .collect(
                                Collectors.groupingBy(
                                        sample -> (sample.at() - begin) / SECOND,
                                        TreeMap::new,
                                        Collectors.toList()));
        return seconds.entrySet().stream()
                .map(s ->
                        new Second(
                                s.getKey(),
                                Quantiles.of(s.getValue().stream().mapToLong(Sample::nanos))))
                .toList();
    }
}
