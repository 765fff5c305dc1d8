package io.thecodeforge.orders.store;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.BitSet;
import java.util.function.Function;

/**
 * Wakes other processes by PostgreSQL's {@code NOTIFY}, never within another transaction, whose
 * commit would queue for one lock.
 *
 * <p>One at a time: what comes while a notification is under way goes with the next. A busy process
 * so sends no more of them than the database answers. One that is lost costs a wait until the next
 * look of whoever listens, and nothing else.
 */
public final class Notifier {

    private static final String NOTIFY = "select pg_notify($1, $2)";

    /** A connection that is lost without a word is waited for no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Pool pool;
    private final String channel;
    private final Function<BitSet, String> payload;
    private final BitSet waiting = new BitSet();

    private boolean underWay;

    /**
     * @param payload of slots, of less than 8,000 bytes
     */
    public Notifier(Pool pool, String channel, Function<BitSet, String> payload) {
        this.pool = pool;
        this.channel = channel;
        this.payload = payload;
    }

    /** Says sooner or later that there is something new in these slots. */
    public void tell(BitSet slots) {
        if (begins(slots)) {
            send();
        }
    }

    private void send() {
        pool.preparedQuery(NOTIFY)
                .execute(Tuple.of(channel, taken()))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(sent -> goOn(), lost -> goOn());
    }

    private void goOn() {
        if (hasMore()) {
            send();
        }
    }

    private synchronized boolean begins(BitSet slots) {
        waiting.or(slots);
        boolean begins = !underWay;
        underWay = true;
        return begins;
    }

    private synchronized String taken() {
        String slots = payload.apply(waiting);
        waiting.clear();
        return slots;
    }

    private synchronized boolean hasMore() {
        underWay = !waiting.isEmpty();
        return underWay;
    }
}
