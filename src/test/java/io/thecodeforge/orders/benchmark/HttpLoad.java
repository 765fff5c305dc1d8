package io.thecodeforge.orders.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A closed loop: as many connections as asked, each with one request under way, all on one thread,
 * so that the load takes little of what it measures.
 */
public final class HttpLoad {

    private final int port;

    public HttpLoad(int port) {
        this.port = port;
    }

    /**
     * @param requests whole, as they go over the wire
     * @throws IllegalStateException at the first answer that is of neither status
     */
    public Latencies run(int connections, Duration length, Supplier<byte[]> requests)
            throws IOException {
        List<HttpExchanges> all = new ArrayList<>();
        Latencies latencies = new Latencies();
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                all.add(new HttpExchanges(new InetSocketAddress("localhost", port), selector));
            }
            for (HttpExchanges connection : all) {
                connection.send(requests.get());
            }
            while (System.nanoTime() < end) {
                selector.select(key -> goOn(key, latencies, requests), 100);
            }
        } finally {
            for (HttpExchanges connection : all) {
                connection.close();
            }
        }
        latencies.took(System.nanoTime() - begin);
        return latencies;
    }

    private static void goOn(SelectionKey key, Latencies latencies, Supplier<byte[]> requests) {
        HttpExchanges connection = (HttpExchanges) key.attachment();
        try {
            if (connection.hasAnswer()) {
                latencies.add(connection.nanos(), connection.bytes());
                connection.send(requests.get());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
