package io.thecodeforge.orders.journal.relay;

import io.thecodeforge.orders.journal.HashSlot;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lane while this process owns it: what was read and not yet deleted, and each user's events in a
 * row, of which only the first is ever under way.
 *
 * <p>One after the other within a user, since a broker can refuse one record of a key and take the
 * next; all users at the same time.
 */
final class OwnedLane {

    /** A user with more than this in memory waits, so that the others of the lane are read. */
    private static final int LONGEST_ROW = 64;

    private final int number;
    private final long epoch;
    private final int lanes;
    private final Set<Long> known = new HashSet<>();
    private final Map<UUID, Deque<Entry>> rows = new HashMap<>();
    private final Set<UUID> underWay = new HashSet<>();

    private boolean lost;
    private boolean leaving;

    OwnedLane(int number, long epoch, int lanes) {
        this.number = number;
        this.epoch = epoch;
        this.lanes = lanes;
    }

    /** The number of the lane that a slot lies in. */
    static int numberOf(int slot, int lanes) {
        return ((slot + 1) * lanes - 1) / HashSlot.COUNT;
    }

    int number() {
        return number;
    }

    long epoch() {
        return epoch;
    }

    int firstSlot() {
        return number * HashSlot.COUNT / lanes;
    }

    /** The first slot behind this lane. */
    int endSlot() {
        return (number + 1) * HashSlot.COUNT / lanes;
    }

    /** Another owner has it, or may have: nothing more of it is sent. */
    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    /** It is to be given away: nothing more of it is read, what is in memory is finished. */
    void leave() {
        leaving = true;
    }

    boolean isLeaving() {
        return leaving;
    }

    boolean isIdle() {
        return known.isEmpty();
    }

    Collection<Long> known() {
        return known;
    }

    Collection<UUID> users() {
        return List.copyOf(rows.keySet());
    }

    Collection<UUID> usersWithLongRows() {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().size() >= LONGEST_ROW)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** False if it is known already. */
    boolean add(Entry entry) {
        boolean isNew = known.add(entry.position());
        if (isNew) {
            rows.computeIfAbsent(entry.event().userId(), user -> new ArrayDeque<>()).add(entry);
        }
        return isNew;
    }

    /** The user's next entry, now under way; null if there is none or one is under way already. */
    @Nullable Entry next(UUID user) {
        Deque<Entry> row = rows.get(user);
        return row == null || !underWay.add(user) ? null : row.getFirst();
    }

    /**
     * The broker has the user's entry that was under way.
     *
     * @return whether the user's row has just become short enough to be read on
     */
    boolean acknowledged(UUID user) {
        underWay.remove(user);
        Deque<Entry> row = rows.get(user);
        if (row == null) {
            return false;
        }
        boolean wasLong = row.size() >= LONGEST_ROW;
        row.removeFirst();
        if (row.isEmpty()) {
            rows.remove(user);
        }
        return wasLong && row.size() < LONGEST_ROW;
    }

    /** The broker has refused the user's entry: the user's row is forgotten, to be read again. */
    void refused(UUID user) {
        underWay.remove(user);
        Deque<Entry> row = rows.remove(user);
        if (row != null) {
            row.forEach(entry -> known.remove(entry.position()));
        }
    }

    void deleted(Entry entry) {
        known.remove(entry.position());
    }
}
