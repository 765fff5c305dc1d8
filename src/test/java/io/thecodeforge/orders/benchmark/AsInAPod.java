package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.manifests.ServiceSettings;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A JVM in a Pod has little memory, so it chooses the serial collector. Where a machine has much,
 * it would choose another and a heap of gigabytes, and be busy with fresh pages. So the service,
 * and what it is held against, are measured with {@code -Dorders.benchmark.jvm}, or this.
 */
public final class AsInAPod {

    /**
     * The image's bounds, but for a share of a memory that is no Pod's; then collector and heap.
     */
    static final List<String> JVM = Stream.concat(bounds(), heap()).toList();

    /**
     * What waits is to be measured, and not refused for a moment in which the machine stood still.
     */
    private static final Map<String, String> SETTINGS = Map.of("orders.queries.timeout", "5s");

    private AsInAPod() {}

    /** Returns when it is ready. */
    public static ServiceProcess start(ServerPorts servers, String name) throws IOException {
        ServiceProcess service = ServiceProcess.launch(servers, name, SETTINGS, JVM);
        service.awaitReady();
        return service;
    }

    private static Stream<String> bounds() {
        return Stream.of(
                        new ServiceSettings()
                                .get("quarkus.jib.jvm-additional-arguments")
                                .split(","))
                .filter(argument -> !argument.startsWith("-XX:MaxRAMPercentage"));
    }

    private static Stream<String> heap() {
        return Stream.of(
                System.getProperty("orders.benchmark.jvm", "-XX:+UseSerialGC -Xmx128m").split(" "));
    }
}
