package io.thecodeforge.orders.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a keyset page ended: the next begins after this row in the order (createdAt, id)
 * descending. Both never change, so no row is skipped or repeated while others arrive. Opaque to
 * clients, and sealed for the list that it belongs to.
 *
 * @param filters of the pages before, as the list writes them
 */
public record Cursor(Instant createdAt, UUID id, String filters) {

    private static final int KEY_BYTES = 3 * Long.BYTES;

    /**
     * @param list the path of the list; no other reads it
     */
    public String encode(Seal seal, String list) {
        byte[] text = filters.getBytes(StandardCharsets.UTF_8);
        byte[] facts =
                ByteBuffer.allocate(KEY_BYTES + text.length)
                        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .put(text)
                        .array();
        return seal.close(list, facts);
    }

    /** Empty where the text is not a cursor that this list has given out. */
    public static Optional<Cursor> decode(String text, Seal seal, String list) {
        return seal.open(list, text).map(ByteBuffer::wrap).map(Cursor::read);
    }

    private static Cursor read(ByteBuffer facts) {
        Instant createdAt = Instant.EPOCH.plus(facts.getLong(), ChronoUnit.MICROS);
        UUID id = new UUID(facts.getLong(), facts.getLong());
        return new Cursor(createdAt, id, StandardCharsets.UTF_8.decode(facts).toString());
    }
}
