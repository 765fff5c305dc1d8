package io.thecodeforge.orders.query.freshness;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.BitSet;
import java.util.UUID;

/**
 * Wakes the queries of other processes by PostgreSQL's {@code NOTIFY}, outside the projector's
 * transaction, where it would make commits queue for one lock.
 *
 * <p>One at a time: what comes while a notification is under way goes with the next. One that is
 * lost costs a wait until the next look, and nothing else.
 */
@ApplicationScoped
class ReadNotifier {

    static final String CHANNEL = "read_model";

    private static final String NOTIFY = "select pg_notify('" + CHANNEL + "', $1)";

    /** A connection that is lost without a word is waited for no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** By which a process knows its own word, which it has no need of. */
    private final String self = UUID.randomUUID().toString();

    private final Pool read;
    private final BitSet waiting = new BitSet(Slots.COUNT);

    private boolean underWay;

    ReadNotifier(@ReactiveDataSource("read") Pool read) {
        this.read = read;
    }

    void tell(BitSet slots) {
        if (begins(slots)) {
            send();
        }
    }

    boolean isOurs(String payload) {
        return payload.startsWith(self);
    }

    /**
     * @throws IllegalArgumentException if the payload is no notifier's
     */
    static BitSet slots(String payload) {
        return Slots.read(payload.substring(payload.indexOf(' ') + 1));
    }

    private void send() {
        read.preparedQuery(NOTIFY)
                .execute(Tuple.of(self + " " + taken()))
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
        String slots = Slots.write(waiting);
        waiting.clear();
        return slots;
    }

    private synchronized boolean hasMore() {
        underWay = !waiting.isEmpty();
        return underWay;
    }
}
