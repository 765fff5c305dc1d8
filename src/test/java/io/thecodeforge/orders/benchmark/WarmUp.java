package io.thecodeforge.orders.benchmark;

import java.io.IOException;

/**
 * A JVM compiles what it runs often, and where two cores have everything to do that takes minutes:
 * so a server is under load until it gets no faster.
 */
public final class WarmUp {

    private static final int PATIENCE = 3;
    private static final int MOST = 30;
    private static final double FASTER = 1.05;

    private WarmUp() {}

    public interface Round {
        Latencies run() throws IOException;
    }

    /** Rounds until some in a row were hardly better than the best before; gives the last. */
    public static Latencies by(Round round) throws IOException {
        Latencies last = round.run();
        double best = last.perSecond();
        int inVain = 0;
        for (int i = 1; i < MOST && inVain < PATIENCE; i++) {
            last = round.run();
            inVain = last.perSecond() > best * FASTER ? 0 : inVain + 1;
            best = Math.max(best, last.perSecond());
        }
        System.out.printf("warm at %,.0f/s%n", last.perSecond());
        return last;
    }
}
