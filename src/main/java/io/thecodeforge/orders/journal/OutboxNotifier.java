package io.thecodeforge.orders.journal;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.BitSet;

/**
 * Wakes the relays of other processes by PostgreSQL's {@code NOTIFY}, outside any command's
 * transaction, where it would make commits queue for one lock.
 *
 * <p>One at a time: what comes while a notification is under way goes with the next. A busy process
 * so sends no more of them than the database answers. One that is lost costs a wait until the
 * relay's next poll, and nothing else.
 */
@ApplicationScoped
class OutboxNotifier {

    private static final String NOTIFY = "select pg_notify('outbox', $1)";

    /** A connection that is lost without a word is waited for no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Pool write;
    private final BitSet waiting = new BitSet(HashSlot.COUNT);

    private boolean underWay;

    OutboxNotifier(Pool write) {
        this.write = write;
    }

    void tell(int slot) {
        if (begins(slot)) {
            send();
        }
    }

    private void send() {
        write.preparedQuery(NOTIFY)
                .execute(Tuple.of(taken()))
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

    private synchronized boolean begins(int slot) {
        waiting.set(slot);
        boolean begins = !underWay;
        underWay = true;
        return begins;
    }

    private synchronized String taken() {
        String slots = HashSlot.write(waiting);
        waiting.clear();
        return slots;
    }

    private synchronized boolean hasMore() {
        underWay = !waiting.isEmpty();
        return underWay;
    }
}
