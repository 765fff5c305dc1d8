package io.thecodeforge.orders.query.freshness;

import io.thecodeforge.orders.query.projection.Audience;
import io.thecodeforge.orders.query.projection.EventBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;

/** Says what has moved: to who waits in this process, and to the other processes. */
@ApplicationScoped
class Announcement implements Audience {

    private final ReadSignal signal;
    private final ReadNotifier others;

    Announcement(ReadSignal signal, ReadNotifier others) {
        this.signal = signal;
        this.others = others;
    }

    @Override
    public void applied(EventBatch batch) {
        BitSet moved = Slots.of(batch.events());
        signal.wake(moved);
        others.tell(moved);
    }
}
