package io.thecodeforge.orders.journal;

import java.util.BitSet;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Where a user's events stand in the outbox: one of 256 slots, the same for the user's whole life.
 * Lanes are ranges of slots, so their number can change while no row has to.
 *
 * <p>The slot is the last byte of the user's id, which is random in a UUID version 7 (RFC 9562,
 * section 5.7), so users spread evenly. SQL says the same as {@code get_byte(uuid_send(id), 15)}.
 */
public final class HashSlot {

    public static final int COUNT = 256;

    private HashSlot() {}

    public static int of(UUID user) {
        return (int) (user.getLeastSignificantBits() & (COUNT - 1));
    }

    /** Slots as the text of a notification, in hexadecimal. */
    static String write(BitSet slots) {
        return HexFormat.of().formatHex(slots.toByteArray());
    }

    /**
     * @param text as {@link #write} makes it
     * @throws IllegalArgumentException if it is not
     */
    public static BitSet read(String text) {
        return BitSet.valueOf(HexFormat.of().parseHex(text));
    }
}
