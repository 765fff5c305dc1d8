package io.thecodeforge.orders.journal.relay;

import io.thecodeforge.orders.OrdersConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes what the broker has acknowledged: one statement at a time, for all that has come in since
 * the one before it. Nobody waits for it, so it waits a moment for company; a process that is
 * killed in that moment has its last events repeated by whoever sends after it.
 */
@ApplicationScoped
class Remover {

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** That part of the window is not to be taken up by what waits. */
    private static final int PART = 16;

    private final RelayLoop loop;
    private final Outbox outbox;
    private final int many;

    private List<Acknowledged> waiting = new ArrayList<>();
    private boolean pausing;
    private boolean underWay;
    private Runnable removed = () -> {};

    Remover(RelayLoop loop, Outbox outbox, OrdersConfig config) {
        this.loop = loop;
        this.outbox = outbox;
        this.many = config.relay().window() / PART;
    }

    /**
     * @param then called whenever something was deleted
     */
    void onRemoved(Runnable then) {
        removed = then;
    }

    void add(Acknowledged entry) {
        waiting.add(entry);
        goOn();
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
        goOn();
    }

    private void goOn() {
        if (waiting.size() >= many) {
            remove();
        } else if (!waiting.isEmpty() && !pausing) {
            pausing = true;
            loop.later(PAUSE, this::paused);
        }
    }

    private void paused() {
        pausing = false;
        remove();
    }

    private void keep(List<Acknowledged> sent) {
        underWay = false;
        waiting.addAll(sent);
    }
}
