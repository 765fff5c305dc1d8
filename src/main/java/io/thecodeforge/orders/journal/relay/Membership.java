package io.thecodeforge.orders.journal.relay;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * This relay among the others, and the lanes that it owns. Everything here happens on the relay's
 * one event loop.
 *
 * <p>Each renewal counts who lives, gives away what is above the own share and takes what is free
 * below it. Only the surplus moves, so a replica that comes or goes disturbs as few lanes as it
 * can.
 */
@ApplicationScoped
class Membership {

    private final int lanes;
    private final Duration length;
    private final Lease lease;
    private final Map<Integer, OwnedLane> owned = new TreeMap<>();

    private @Nullable UUID member;

    @Inject
    Membership(OrdersConfig config) {
        this(config.outbox().lanes(), config.relay().lease());
    }

    Membership(int lanes, Duration length) {
        this.lanes = lanes;
        this.length = length;
        this.lease = new Lease(length, System::nanoTime);
    }

    Lease lease() {
        return lease;
    }

    Collection<OwnedLane> lanes() {
        return Collections.unmodifiableCollection(owned.values());
    }

    /** How many lanes it may act as the owner of; for metrics, from any thread. */
    int held() {
        return lease.isHeld() ? owned.size() : 0;
    }

    @Nullable OwnedLane laneOf(int slot) {
        return owned.get(OwnedLane.numberOf(slot, lanes));
    }

    /** Says that this relay lives, and settles its lanes. Answers those that are new to it. */
    Uni<List<OwnedLane>> renew(SqlConnection database) {
        long asked = System.nanoTime();
        return living(database)
                .chain(id -> LaneTable.count(database, id).chain(c -> settle(database, id, c)))
                .invoke(() -> lease.renewed(asked));
    }

    /** Frees every lane at once. */
    Uni<Void> leave(SqlClient database) {
        UUID id = member;
        loseAll();
        return id == null
                ? Uni.createFrom().voidItem()
                : LaneTable.leave(database, id).replaceWithVoid();
    }

    private Uni<UUID> living(SqlConnection database) {
        UUID id = member;
        return id == null
                ? join(database)
                : LaneTable.renew(database, id)
                        .chain(lives -> lives ? Uni.createFrom().item(id) : rejoin(database));
    }

    private Uni<UUID> rejoin(SqlConnection database) {
        loseAll();
        return join(database);
    }

    private Uni<UUID> join(SqlConnection database) {
        UUID id = UUID.randomUUID();
        return LaneTable.layOut(database, lanes)
                .invoke(this::agree)
                .chain(() -> LaneTable.join(database, id, length))
                .invoke(() -> member = id)
                .replaceWith(id);
    }

    private Uni<List<OwnedLane>> settle(SqlConnection database, UUID id, Census census) {
        agree(census.lanes());
        owned.values().removeIf(lane -> isGone(lane, census));
        int surplus = kept() - census.share();
        owned.values().stream()
                .filter(lane -> !lane.isLeaving())
                .skip(Math.max(0, census.share()))
                .toList()
                .forEach(OwnedLane::leave);
        Map<Integer, Long> unknown = new TreeMap<>(census.mine());
        unknown.keySet().removeAll(owned.keySet()); // claimed, but the answer was lost
        List<OwnedLane> gained = own(unknown);
        return giveAway(database)
                .chain(() -> claim(database, id, -surplus - gained.size()))
                .map(claimed -> Stream.concat(gained.stream(), own(claimed).stream()).toList());
    }

    private static Uni<Map<Integer, Long>> claim(SqlConnection database, UUID id, int most) {
        return most > 0 ? LaneTable.claim(database, id, most) : Uni.createFrom().item(Map.of());
    }

    private void agree(int inDatabase) {
        if (inDatabase != lanes) {
            loseAll();
            throw new IllegalStateException(
                    ("orders.outbox.lanes is %d here, but the relays that run have %d; this one"
                                    + " starts when they have stopped")
                            .formatted(lanes, inDatabase));
        }
    }

    private static boolean isGone(OwnedLane lane, Census census) {
        boolean gone = !Long.valueOf(lane.epoch()).equals(census.mine().get(lane.number()));
        if (gone) {
            lane.lose();
        }
        return gone;
    }

    private int kept() {
        return (int) owned.values().stream().filter(lane -> !lane.isLeaving()).count();
    }

    /** What was read of a lane is finished first, so that its next owner repeats nothing. */
    private Uni<Void> giveAway(SqlConnection database) {
        List<OwnedLane> finished =
                owned.values().stream().filter(l -> l.isLeaving() && l.isIdle()).toList();
        finished.forEach(OwnedLane::lose);
        finished.forEach(lane -> owned.remove(lane.number()));
        return Multi.createFrom()
                .iterable(finished)
                .onItem()
                .transformToUniAndConcatenate(
                        lane -> LaneTable.release(database, lane.number(), lane.epoch()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private List<OwnedLane> own(Map<Integer, Long> claimed) {
        List<OwnedLane> gained =
                claimed.entrySet().stream()
                        .map(lane -> new OwnedLane(lane.getKey(), lane.getValue(), lanes))
                        .toList();
        gained.forEach(lane -> owned.put(lane.number(), lane));
        return gained;
    }

    private void loseAll() {
        member = null;
        lease.lost();
        owned.values().forEach(OwnedLane::lose);
        owned.clear();
    }
}
