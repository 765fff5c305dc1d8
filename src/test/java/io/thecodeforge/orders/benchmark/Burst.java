package io.thecodeforge.orders.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * As many commands as a server takes in a time, and what is left to do after them.
 *
 * @param cpu of the server and its stores, in microseconds a command, with what is left
 * @param left how long that takes, in milliseconds
 */
record Burst(double perSecond, double cpu, double left) {

    interface Settling {
        void await() throws Exception;
    }

    /**
     * @param server its process
     * @param stores the folder of its stores
     */
    static Burst of(
            OrderLives clients, Duration length, long server, Path stores, Settling settling)
            throws Exception {
        CpuTime before = cpu(server, stores);
        Latencies latencies = clients.closed(length);
        long end = System.nanoTime();
        settling.await();
        double left = (System.nanoTime() - end) / 1e6;
        double cpu = cpu(server, stores).since(before).toMillis() * 1000.0 / latencies.count();
        return new Burst(latencies.perSecond(), cpu, left);
    }

    private static CpuTime cpu(long server, Path stores) throws IOException {
        return CpuTime.of(LongStream.concat(LongStream.of(server), CpuTime.servers(stores)));
    }
}
