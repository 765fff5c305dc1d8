package io.thecodeforge.orders.journal.relay;

import io.thecodeforge.orders.journal.HashSlot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** The slots that may hold something unread, taken in turn so that none is passed over for long. */
final class DirtySlots {

    private final BitSet dirty = new BitSet(HashSlot.COUNT);

    private int turn;

    void add(int slot) {
        dirty.set(slot);
    }

    void add(OwnedLane lane) {
        dirty.set(lane.firstSlot(), lane.endSlot());
    }

    void addAll(BitSet slots) {
        dirty.or(slots);
    }

    boolean isEmpty() {
        return dirty.isEmpty();
    }

    /** Takes up to so many; those that are not wanted are dropped. */
    List<Integer> take(int most, IntPredicate wanted) {
        List<Integer> taken = new ArrayList<>();
        while (taken.size() < most && !dirty.isEmpty()) {
            int slot = dirty.nextSetBit(turn);
            if (slot < 0) {
                turn = 0;
                continue;
            }
            dirty.clear(slot);
            turn = slot + 1;
            if (wanted.test(slot)) {
                taken.add(slot);
            }
        }
        return taken;
    }
}
