package io.thecodeforge.orders.query.freshness;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.UUID;

/**
 * Where something has moved, in short, for other processes: ids hashed into so many slots that a
 * stranger's news seldom wakes anybody, and so few that all of them fit into one notification,
 * which may have 8,000 bytes.
 */
final class Slots {

    static final int COUNT = 32_768;

    /** A few slots are listed; so many of them are shorter as a bit each. */
    private static final int LISTED = COUNT / Byte.SIZE / Short.BYTES;

    private static final char LIST = 'l';
    private static final char BITS = 'b';

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
        return slots.cardinality() < LISTED
                ? LIST + base64(list(slots))
                : BITS + base64(slots.toByteArray());
    }

    /**
     * @throws IllegalArgumentException if it was not written here
     */
    static BitSet read(String text) {
        byte[] bytes = Base64.getDecoder().decode(text.substring(Math.min(1, text.length())));
        return text.startsWith("" + BITS)
                ? BitSet.valueOf(bytes)
                : text.startsWith("" + LIST) ? listed(bytes) : unknown();
    }

    private static byte[] list(BitSet slots) {
        ByteBuffer list = ByteBuffer.allocate(slots.cardinality() * Short.BYTES);
        slots.stream().forEach(slot -> list.putShort((short) slot));
        return list.array();
    }

    private static BitSet listed(byte[] list) {
        BitSet slots = new BitSet(COUNT);
        ByteBuffer all = ByteBuffer.wrap(list);
        while (all.remaining() >= Short.BYTES) {
            slots.set(all.getShort() & (COUNT - 1));
        }
        return slots;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static BitSet unknown() {
        throw new IllegalArgumentException("not written here");
    }
}
