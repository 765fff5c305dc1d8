package io.thecodeforge.orders.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * As many commands as a server takes in a time, and what is left to do after them.
 *
 * @param cpu of the server and its stores, in microseconds a command, with what is left
 * @param own the server's own part of it
 * @param left how long that takes, in milliseconds
 */
record Burst(double perSecond, double cpu, double own, double left) {

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
        CpuTime own = CpuTime.of(LongStream.of(server));
        CpuTime ofStores = CpuTime.of(CpuTime.servers(stores));
        Latencies latencies = clients.closed(length);
        long end = System.nanoTime();
        settling.await();
        double left = (System.nanoTime() - end) / 1e6;
        double micros = 1000.0 / latencies.count();
        double taken = CpuTime.of(LongStream.of(server)).since(own).toMillis() * micros;
        double byStores = CpuTime.of(CpuTime.servers(stores)).since(ofStores).toMillis() * micros;
        return new Burst(latencies.perSecond(), taken + byStores, taken, left);
    }
}
