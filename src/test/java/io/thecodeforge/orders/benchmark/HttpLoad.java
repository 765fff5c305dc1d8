package io.thecodeforge.orders.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A closed loop: as many connections as asked, each with one request under way; it finds what a
 * server can do. {@link OpenLoop} finds how long it takes.
 *
 * <p>Both are ours, on one thread each. The load shares its cores with what it measures, and an
 * order's life goes on with what the answer before said: a script a connection, which {@code wrk}
 * has none of, and for which Gatling and Hyperfoil bring threads, sessions and statistics of their
 * own. {@code LoadToolBenchmark} has the same load by Hyperfoil beside it.
 */
public final class HttpLoad {

    /** For the last answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int port;

    public HttpLoad(int port) {
        this.port = port;
    }

    /**
     * @param requests whole, as they go over the wire
     * @throws IllegalStateException at the first answer that is no success
     */
    public Latencies run(int connections, Duration length, Supplier<byte[]> requests)
            throws IOException {
        Conversation same = requests::get;
        return converse(connections, length, () -> same);
    }

    /**
     * @param clients one for each connection
     */
    Latencies converse(int connections, Duration length, Supplier<Conversation> clients)
            throws IOException {
        Latencies latencies = new Latencies();
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        try (HttpConnections all = new HttpConnections(port, connections, clients)) {
            Set<HttpExchanges> underWay = new HashSet<>(all.idle());
            for (HttpExchanges connection : underWay) {
                connection.send(System.nanoTime());
            }
            while (!underWay.isEmpty() && System.nanoTime() < end + PATIENCE.toNanos()) {
                all.answers(connection -> {
                    latencies.add(connection.end(), connection.bytes());
                    if (System.nanoTime() < end) {
                        connection.send(System.nanoTime());
                    } else {
                        underWay.remove(connection);
                    }
                });
            }
        }
        latencies.took(System.nanoTime() - begin);
        return latencies;
    }
}
