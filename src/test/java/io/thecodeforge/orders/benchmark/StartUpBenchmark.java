package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.processes.AotCache;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * From the start of the process to readiness, all roles, both databases migrated already, and what
 * it holds in memory at rest; without an AOT cache and with one.
 *
 * <pre>
 * ./mvnw verify -Pbenchmark -Dquarkus.package.jar.type=aot-jar -Dit.test=StartUpBenchmark
 * </pre>
 */
class StartUpBenchmark {

    private static final int RUNS = 5;
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Path CACHE = BuildFolder.path().resolve("start-up.aot");

    @Test
    void start_up_and_memory_without_and_with_a_cache() throws Exception {
        try (EmbeddedServers servers =
                EmbeddedServers.start(BuildFolder.path().resolve("embedded/start-up"))) {
            ServiceProcess.start(servers.ports(), "start-up-migrates").close();
            AotCache.make(CACHE);
            System.out.println(measure(servers.ports(), "plain", List.of()));
            System.out.println(
                    measure(servers.ports(), "cached", List.of("-XX:AOTCache=" + CACHE)));
        }
    }

    private static String measure(ServerPorts servers, String name, List<String> arguments)
            throws IOException {
        long[] ready = new long[RUNS];
        long[] resident = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long begin = System.nanoTime();
            try (ServiceProcess service =
                    ServiceProcess.launch(servers, "start-up-" + name, Map.of(), arguments)) {
                while (!service.isReady()) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                }
                ready[run] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                LockSupport.parkNanos(REST.toNanos());
                resident[run] = service.residentKilobytes() / 1024;
            }
        }
        return "%s: ready after %d ms, %d MB resident (median of %d)"
                .formatted(name, median(ready), median(resident), RUNS);
    }

    private static long median(long[] values) {
        return LongStream.of(values).sorted().toArray()[RUNS / 2];
    }
}
