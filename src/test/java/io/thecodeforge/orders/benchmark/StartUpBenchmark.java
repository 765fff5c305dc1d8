package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.benchmark.report.Report;
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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * From the start of the process to readiness, all roles, both databases migrated already, and what
 * it holds in memory at rest; without an AOT cache and with one.
 *
 * <pre>
 * ./mvnw verify -Pbenchmark -Dquarkus.package.jar.type=aot-jar \
 *     -Dtest=HouseTest -Dit.test=StartUpBenchmark
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
            Start bare = median(StartUpBenchmark::bare);
            median(() -> service(servers.ports(), List.of())).report("as packaged", bare);
            median(() -> service(servers.ports(), List.of("-XX:AOTCache=" + CACHE)))
                    .report("with an AOT cache", bare);
        }
    }

    /**
     * @param ready after so many milliseconds
     * @param resident in megabytes, at rest
     */
    private record Start(double ready, double resident) {

        void report(String how, Start bare) {
            Report.figure("start-up", how + ", until ready", ready, "ms")
                    .beside("a bare endpoint", bare.ready);
            Report.figure("start-up", how + ", memory at rest", resident, "MB")
                    .beside("a bare endpoint", bare.resident);
        }
    }

    private static Start service(ServerPorts servers, List<String> arguments) throws IOException {
        long begin = System.nanoTime();
        try (ServiceProcess service =
                ServiceProcess.launch(servers, "start-up", Map.of(), arguments)) {
            while (!service.isReady()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            return atRest(begin, service.pid());
        }
    }

    private static Start bare() throws IOException {
        long begin = System.nanoTime();
        try (ReferenceProcess bare = BareServer.start(1)) {
            return atRest(begin, bare.pid());
        }
    }

    private static Start atRest(long begin, long process) throws IOException {
        double ready = (System.nanoTime() - begin) / 1e6;
        LockSupport.parkNanos(REST.toNanos());
        return new Start(ready, Resident.megabytes(process));
    }

    private static Start median(Callable<Start> start) throws Exception {
        Rounds rounds = new Rounds();
        for (int run = 0; run < RUNS; run++) {
            Start found = start.call();
            rounds.add("ready", found.ready());
            rounds.add("resident", found.resident());
        }
        return new Start(rounds.median("ready"), rounds.median("resident"));
    }
}
