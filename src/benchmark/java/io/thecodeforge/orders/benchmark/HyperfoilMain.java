package io.thecodeforge.orders.benchmark;

import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalBenchmarkData;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.core.parser.BenchmarkParser;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Runs a file of Hyperfoil's, given with {@code NAME=value} for each of its parameters. */
final class HyperfoilMain {

    /** Before each line that is for {@link Hyperfoil}. */
    static final String RESULT = "result ";

    private HyperfoilMain() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, StatisticsSnapshot> phases = new TreeMap<>();
        new LocalSimulationRunner(
                        benchmark(arguments),
                        (phase, _, _, found, _) ->
                                phases.computeIfAbsent(phase.name(), _ -> new StatisticsSnapshot())
                                        .add(found),
                        null,
                        null)
                .run();
        phases.forEach(HyperfoilMain::print);
        System.exit(0); // its own threads are no daemons
    }

    private static Benchmark benchmark(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]).toAbsolutePath();
        Map<String, String> parameters =
                Arrays.stream(arguments)
                        .skip(1)
                        .map(argument -> argument.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        try (InputStream text = Files.newInputStream(file)) {
            return BenchmarkParser.instance()
                    .buildBenchmark(text, new LocalBenchmarkData(file), parameters);
        }
    }

    /** Count and failures; p50, p95, p99 and the longest in nanoseconds. */
    private static void print(String phase, StatisticsSnapshot found) {
        Histogram took = found.histogram;
        System.out.printf(
                RESULT + "%s %d %d %d %d %d %d%n",
                phase,
                found.responseCount,
                found.errors() + found.invalid,
                took.getValueAtPercentile(50),
                took.getValueAtPercentile(95),
                took.getValueAtPercentile(99),
                took.getMaxValue());
    }
}
