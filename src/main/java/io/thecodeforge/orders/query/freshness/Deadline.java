package io.thecodeforge.orders.query.freshness;

import java.time.Duration;

/**
 * How long a query may take. A third of it may go by until it has a connection, the rest while its
 * statement runs: so when its client is told that it took too long, nothing of it is under way.
 */
record Deadline(long since, Duration patience) {

    private static final int SHARES = 3;

    static Deadline of(Duration patience) {
        return new Deadline(System.nanoTime(), patience);
    }

    /** What PostgreSQL is told. */
    static Duration ofStatement(Duration patience) {
        return patience.minus(patience.dividedBy(SHARES));
    }

    /** Whether the statement could outlast the query. */
    boolean isTooLateToBegin() {
        return System.nanoTime() - since > patience.dividedBy(SHARES).toNanos();
    }
}
