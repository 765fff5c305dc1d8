package io.thecodeforge.orders.benchmark;

import java.io.IOException;

/**
 * A JVM compiles what it runs often, and where two cores have everything to do that takes minutes,
 * and much of the cores. So a server is under load until its compilers have next to nothing to do.
 */
public final class WarmUp {

    private static final int PATIENCE = 2;
    private static final int MOST = 30;
    private static final double QUIET = 0.05; // of a core

    private WarmUp() {}

    public interface Round {
        Latencies run() throws IOException;
    }

    /**
     * Rounds until the compilers were quiet in some in a row, but so many at most; gives the last.
     */
    public static Latencies by(long jvm, Round round) throws IOException {
        Latencies last = null;
        int quiet = 0;
        int rounds = 0;
        while (last == null || quiet < PATIENCE && rounds < MOST) {
            CpuTime before = CpuTime.ofCompilers(jvm);
            long begin = System.nanoTime();
            last = round.run();
            rounds++;
            double compiling = CpuTime.ofCompilers(jvm).since(before).toNanos();
            quiet = compiling < QUIET * (System.nanoTime() - begin) ? quiet + 1 : 0;
        }
        System.out.printf("warm after %d rounds, at %,.0f/s%n", rounds, last.perSecond());
        return last;
    }
}
