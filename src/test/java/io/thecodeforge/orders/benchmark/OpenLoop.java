package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.benchmark.report.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Requests at a steady rate, whatever becomes of those before. Each is timed from when it should
 * have been sent: where the server stalls and all connections wait for it, those that could not
 * even be sent have waited, too.
 */
public final class OpenLoop {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final int port;

    public OpenLoop(int port) {
        this.port = port;
    }

    /**
     * @param requests whole, as they go over the wire
     * @throws IllegalStateException at the first answer that is no success, or where the server is
     *     a minute behind
     */
    public Timeline run(int connections, Duration length, int perSecond, Supplier<byte[]> requests)
            throws IOException {
        Conversation same = requests::get;
        return converse(connections, length, perSecond, () -> same);
    }

    /**
     * @param clients one for each connection
     */
    Timeline converse(
            int connections, Duration length, int perSecond, Supplier<Conversation> clients)
            throws IOException {
        Timeline timeline = new Timeline();
        Queue<Long> due = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        Pace pace = new Pace(length, perSecond);
        try (HttpConnections all = new HttpConnections(port, connections, clients)) {
            Queue<HttpExchanges> idle = new ArrayDeque<>(all.idle());
            Thread.ofPlatform()
                    .daemon()
                    .name("open-loop")
                    .start(() ->
                            pace.keep(at -> {
                                due.add(at);
                                all.wake();
                            }));
            while (timeline.size() < pace.count()) {
                all.answers(connection -> {
                    timeline.add(connection.since(), connection.end());
                    idle.add(connection);
                });
                send(idle, due);
                if (System.nanoTime() - begin > length.plus(PATIENCE).toNanos()) {
                    throw new IllegalStateException("answered so far: " + timeline.size());
                }
            }
        }
        return timeline;
    }

    private static void send(Queue<HttpExchanges> idle, Queue<Long> due) throws IOException {
        while (!idle.isEmpty() && !due.isEmpty()) {
            idle.remove().send(due.remove());
        }
    }
}
