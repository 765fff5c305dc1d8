package io.thecodeforge.orders.web;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a keyset page ended: the next begins after this row in the order (createdAt, id)
 * descending. Both never change, so no row is skipped or repeated while others arrive. Opaque to
 * clients.
 */
public record Cursor(Instant createdAt, UUID id) {

    private static final int BYTES = 3 * Long.BYTES;

    public String encode() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt);
        byte[] key =
                ByteBuffer.allocate(BYTES)
                        .putLong(micros)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** Empty where the text is not a cursor of ours. */
    public static Optional<Cursor> decode(String text) {
        try {
            ByteBuffer key = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            Instant createdAt = Instant.EPOCH.plus(key.getLong(), ChronoUnit.MICROS);
            UUID id = new UUID(key.getLong(), key.getLong());
            return key.hasRemaining()
                    ? Optional.empty()
                    : Optional.of(new Cursor(createdAt, id)).filter(c -> c.encode().equals(text));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
