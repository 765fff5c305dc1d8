package io.thecodeforge.orders.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntPredicate;

/**
 * Says that a slot of the outbox has something new: to the relay of this process where it owns the
 * slot's lane, and else to whichever process does.
 */
@ApplicationScoped
public class RelaySignal {

    private final OutboxNotifier elsewhere;

    private volatile IntPredicate here = slot -> false;

    RelaySignal(OutboxNotifier elsewhere) {
        this.elsewhere = elsewhere;
    }

    /**
     * @param relay is given a slot, and says whether it takes care of it
     */
    public void listen(IntPredicate relay) {
        here = relay;
    }

    void raise(int slot) {
        if (!here.test(slot)) {
            elsewhere.tell(slot);
        }
    }
}
