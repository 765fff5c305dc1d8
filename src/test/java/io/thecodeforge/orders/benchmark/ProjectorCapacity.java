package io.thecodeforge.orders.benchmark;

import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.journey.Topic;
import io.thecodeforge.orders.processes.ServiceProcess;
import io.thecodeforge.orders.query.projection.ReadTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many events a second a projector process applies, from when half of them have gone, so that
 * it is warm.
 */
final class ProjectorCapacity {

    /** As many consumers as there are. */
    static final int CONSUMERS = 1;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ServerPorts ports;

    ProjectorCapacity(ServerPorts ports) {
        this.ports = ports;
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
            Map<String, String> settings =
                    Map.of(
                            "orders.roles",
                            "projector",
                            "mp.messaging.incoming.events-in.concurrency",
                            Integer.toString(CONSUMERS),
                            "mp.messaging.incoming.events-in.max.poll.records",
                            Integer.toString(size));
            try (ServiceProcess _ = ServiceProcess.launch(ports, "projector-benchmark", settings)) {
                long half = awaitApplied(before + users.size() + orders.size() / 2);
                long begin = System.nanoTime();
                long end = awaitApplied(before + all.size());
                return (end - half) / seconds(begin);
            }
        }
    }

    private long awaitApplied(long offset) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ReadTables.applied(ports.readUrl()), applied -> applied >= offset);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
