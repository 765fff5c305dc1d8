package io.thecodeforge.orders.benchmark;

import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.journey.Topic;
import io.thecodeforge.orders.processes.ServiceProcess;
import io.thecodeforge.orders.query.projection.ReadTables;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many events a second a projector process applies, of the last of many, so that it is warm; it
 * is printed what its compilers still had to do.
 */
final class ProjectorCapacity {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ServerPorts ports;
    private final int consumers;

    /**
     * @param consumers how many of them share the partitions
     */
    ProjectorCapacity(ServerPorts ports, int consumers) {
        this.ports = ports;
        this.consumers = consumers;
    }

    /**
     * @param size of a batch, at most
     */
    double of(int size, List<Envelope> users, List<Envelope> orders) throws Exception {
        try (Topic topic = new Topic(ports.bootstrapServers())) {
            long before = ReadTables.applied(ports.readUrl());
            List<Envelope> all = new ArrayList<>(users);
            all.addAll(orders);
            topic.sendAll(all.stream().map(EventCodec::encode).toList());
            return ofLast(measured(orders.size()), before + all.size(), size);
        }
    }

    /**
     * @param count how many events are measured, the last
     * @param end how many there will have been applied
     * @param size of a batch, at most
     */
    double ofLast(int count, long end, int size) throws IOException {
        Map<String, String> settings =
                Map.of(
                        "orders.roles",
                        "projector",
                        "mp.messaging.incoming.events-in.concurrency",
                        Integer.toString(consumers),
                        "mp.messaging.incoming.events-in.max.poll.records",
                        Integer.toString(size));
        try (ServiceProcess projector =
                ServiceProcess.launch(ports, "projector-benchmark", settings, AsInAPod.JVM)) {
            long warm = awaitApplied(end - count);
            long begin = System.nanoTime();
            CpuTime compiled = CpuTime.ofCompilers(projector.pid());
            long last = awaitApplied(end);
            double perSecond = (last - warm) / seconds(begin);
            System.out.printf(
                    "%,d events in batches of %d; meanwhile %d ms of compiling%n",
                    last - warm,
                    size,
                    CpuTime.ofCompilers(projector.pid()).since(compiled).toMillis());
            return perSecond;
        }
    }

    /** What comes before warms up. */
    static int measured(int events) {
        return events / 4;
    }

    private long awaitApplied(long offset) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100)) // each look is a connection
                .until(() -> ReadTables.applied(ports.readUrl()), applied -> applied >= offset);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
