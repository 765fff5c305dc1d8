package io.thecodeforge.orders.query.freshness;

import io.thecodeforge.orders.query.projection.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

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
    public void moved(Collection<UUID> ids) {
        signal.wake(ids);
        others.tell(Slots.of(ids));
    }
}
