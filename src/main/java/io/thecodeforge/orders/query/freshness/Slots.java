package io.thecodeforge.orders.query.freshness;

import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.UUID;

/**
 * Where something has moved, in short: ids hashed into so many slots that a stranger's news seldom
 * wakes anybody, and so few that all of them fit into one notification.
 */
final class Slots {

    static final int COUNT = 1024;

    private Slots() {}

    /** The low bits of our ids are random. */
    static int of(UUID id) {
        return (int) (id.getLeastSignificantBits() & (COUNT - 1));
    }

    static BitSet of(Collection<UUID> ids) {
        BitSet slots = new BitSet(COUNT);
        ids.forEach(id -> slots.set(of(id)));
        return slots;
    }

    static BitSet all() {
        BitSet slots = new BitSet(COUNT);
        slots.set(0, COUNT);
        return slots;
    }

    static String write(BitSet slots) {
        return Base64.getEncoder().encodeToString(slots.toByteArray());
    }

    /**
     * @throws IllegalArgumentException if it was not written here
     */
    static BitSet read(String text) {
        return BitSet.valueOf(Base64.getDecoder().decode(text));
    }
}
