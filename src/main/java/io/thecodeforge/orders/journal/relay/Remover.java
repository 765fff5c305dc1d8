package io.thecodeforge.orders.journal.relay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes what the broker has acknowledged: one statement at a time, for all that has come in while
 * the one before it was under way.
 */
@ApplicationScoped
class Remover {

    private final RelayLoop loop;
    private final Outbox outbox;

    private List<Acknowledged> waiting = new ArrayList<>();
    private boolean underWay;
    private Runnable removed = () -> {};

    Remover(RelayLoop loop, Outbox outbox) {
        this.loop = loop;
        this.outbox = outbox;
    }

    /**
     * @param then called whenever something was deleted
     */
    void onRemoved(Runnable then) {
        removed = then;
    }

    void add(Acknowledged entry) {
        waiting.add(entry);
        remove();
    }

    boolean isIdle() {
        return waiting.isEmpty() && !underWay;
    }

    /** Also tries again what could not be deleted before. */
    void remove() {
        if (underWay || waiting.isEmpty()) {
            return;
        }
        List<Acknowledged> sent = waiting;
        waiting = new ArrayList<>();
        underWay = true;
        Set<OwnedLane> lanes =
                sent.stream().map(Acknowledged::lane).collect(Collectors.toUnmodifiableSet());
        outbox.remove(lanes, sent)
                .emitOn(loop)
                .subscribe()
                .with(rows -> done(sent), lost -> keep(sent));
    }

    /** Rows of a lane that was lost are not deleted here, and not known here any more either. */
    private void done(List<Acknowledged> sent) {
        underWay = false;
        sent.forEach(a -> a.lane().deleted(a.entry()));
        removed.run();
        remove();
    }

    private void keep(List<Acknowledged> sent) {
        underWay = false;
        waiting.addAll(sent);
    }
}
