package io.thecodeforge.orders.query.freshness;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.thecodeforge.orders.store.Notifier;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.UUID;

/** Wakes the queries of other processes, which would look again by themselves. */
@ApplicationScoped
class ReadNotifier {

    static final String CHANNEL = "read_model";

    /** By which a process knows its own word, which it has no need of. */
    private final String self = UUID.randomUUID().toString();

    private final Notifier notifier;

    ReadNotifier(@ReactiveDataSource("read") Pool read) {
        this.notifier = new Notifier(read, CHANNEL, slots -> self + " " + Slots.write(slots));
    }

    void tell(BitSet slots) {
        notifier.tell(slots);
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
}
