package io.thecodeforge.orders.journal.relay;

import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.journal.HashSlot;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lanes of this process and hands their events to the producer, as long as the lease is
 * held. Reading goes on while sends are under way, up to a window; everything here happens on the
 * relay's one event loop.
 */
@ApplicationScoped
class Forwarder {

    private final RelayLoop loop;
    private final Membership membership;
    private final Outbox outbox;
    private final EventPublisher publisher;
    private final Remover remover;
    private final RelayMetrics metrics;
    private final HeldKeys held;
    private final ReadPace pace;
    private final int window;
    private final DirtySlots dirty = new DirtySlots();
    private final Outage outage = new Outage();

    private @Nullable SqlConnection database;
    private volatile boolean stopping;
    private boolean reading;

    /** Users of whom what is being read would go ahead of an event that was refused meanwhile. */
    private final Set<UUID> refusedMeanwhile = new HashSet<>();

    private volatile int sending;

    Forwarder(
            RelayLoop loop,
            Membership membership,
            Outbox outbox,
            EventPublisher publisher,
            Remover remover,
            RelayMetrics metrics,
            OrdersConfig config) {
        this.loop = loop;
        this.membership = membership;
        this.outbox = outbox;
        this.publisher = publisher;
        this.remover = remover;
        this.metrics = metrics;
        this.held = new HeldKeys(config.relay().pause());
        this.pace = new ReadPace(System::nanoTime, loop::later);
        this.window = config.relay().window();
    }

    void start() {
        remover.onRemoved(this::read);
    }

    void wake(int slot) {
        dirty.add(slot);
        read();
    }

    void wake(OwnedLane lane) {
        dirty.add(lane);
    }

    void wakeAll(BitSet slots) {
        dirty.addAll(slots);
        read();
    }

    Collection<HeldKeys.Held> refused() {
        return held.all();
    }

    /** Nothing new is read or sent from now on. */
    void stop() {
        stopping = true;
    }

    /** Whether nothing is under way. */
    boolean isIdle() {
        return sending == 0 && remover.isIdle();
    }

    /** Goes on, with a lease that was just renewed. */
    void resume(SqlConnection renewed) {
        database = renewed;
        held.takeDue().forEach(user -> dirty.add(HashSlot.of(user)));
        for (OwnedLane lane : membership.lanes()) {
            lane.users().forEach(user -> send(lane, user));
        }
        remover.remove();
        read();
    }

    /** Reads what is dirty, if there is room for a good part of a window. */
    void read() {
        loop.check();
        SqlConnection open = database;
        if (stopping
                || open == null
                || reading
                || pace.isResting()
                || !membership.lease().isHeld()) {
            return;
        }
        int room = window - known();
        if (room < window / 4) {
            return;
        }
        List<Integer> slots = dirty.take(room, this::isRead);
        if (slots.isEmpty()) {
            return;
        }
        reading = true;
        pace.begin();
        refusedMeanwhile.clear();
        int most = room / slots.size();
        outbox.oldest(open, slots, knownOf(slots), heldOf(slots), most)
                .emitOn(loop)
                .subscribe()
                .with(entries -> accept(slots, entries, most), failure -> unread(slots, failure));
    }

    private boolean isRead(int slot) {
        OwnedLane lane = membership.laneOf(slot);
        return lane != null && !lane.isLeaving();
    }

    /** Asked for each command, so a loop: a stream a lane is much to allocate each time. */
    private int known() {
        int known = 0;
        for (OwnedLane lane : membership.lanes()) {
            known += lane.known().size();
        }
        return known;
    }

    private List<Long> knownOf(List<Integer> slots) {
        return lanesOf(slots).flatMap(lane -> lane.known().stream()).toList();
    }

    private List<UUID> heldOf(List<Integer> slots) {
        return Stream.concat(
                        held.users().stream(),
                        lanesOf(slots).flatMap(lane -> lane.usersWithLongRows().stream()))
                .toList();
    }

    private Stream<OwnedLane> lanesOf(List<Integer> slots) {
        return slots.stream().map(membership::laneOf).filter(Objects::nonNull).distinct();
    }

    private void accept(List<Integer> slots, List<Entry> entries, int most) {
        reading = false;
        outage.ends();
        Map<Integer, Integer> read = new HashMap<>();
        for (Entry entry : entries) {
            read.merge(entry.slot(), 1, Integer::sum);
            OwnedLane lane = membership.laneOf(entry.slot());
            UUID user = entry.event().userId();
            if (lane != null && !refusedMeanwhile.contains(user) && lane.add(entry)) {
                send(lane, user);
            }
        }
        boolean isAll = true;
        for (Map.Entry<Integer, Integer> slot : read.entrySet()) {
            if (slot.getValue() == most) {
                dirty.add(slot.getKey());
                isAll = false;
            }
        }
        pace.end(entries.size(), isAll, this::read);
        read();
    }

    /** Why what waits in its lanes was not read, where that is so. */
    Optional<String> waits() {
        return membership.held() > 0 ? outage.reason() : Optional.empty();
    }

    private void unread(List<Integer> slots, Throwable failure) {
        reading = false;
        database = null; // until the lease is renewed over one that answers
        slots.forEach(dirty::add);
        outage.begins(failure);
    }

    private void send(OwnedLane lane, UUID user) {
        loop.check();
        if (stopping || lane.isLost() || !membership.lease().isHeld()) {
            return;
        }
        Entry next = lane.next(user);
        if (next != null) {
            sending++;
            publisher
                    .publish(next.event())
                    .emitOn(loop)
                    .subscribe()
                    .with(
                            sent -> acknowledged(lane, next),
                            refusal -> refused(lane, next, refusal));
        }
    }

    private void acknowledged(OwnedLane lane, Entry entry) {
        sending--;
        metrics.sent(entry);
        UUID user = entry.event().userId();
        if (lane.acknowledged(user)) {
            dirty.add(entry.slot());
        }
        remover.add(new Acknowledged(lane, entry));
        send(lane, user);
    }

    private void refused(OwnedLane lane, Entry entry, Throwable refusal) {
        sending--;
        held.hold(entry, refusal);
        lane.refused(entry.event().userId());
        refusedMeanwhile.add(entry.event().userId());
        read();
    }
}
