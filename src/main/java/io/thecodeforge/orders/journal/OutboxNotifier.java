package io.thecodeforge.orders.journal;

import io.thecodeforge.orders.store.Notifier;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;

/** Wakes the relays of other processes, which would look by themselves at their next poll. */
@ApplicationScoped
class OutboxNotifier {

    private final Notifier notifier;

    OutboxNotifier(Pool write) {
        this.notifier = new Notifier(write, "outbox", HashSlot::write);
    }

    void tell(int slot) {
        BitSet slots = new BitSet();
        slots.set(slot);
        notifier.tell(slots);
    }
}
