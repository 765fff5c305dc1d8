package io.thecodeforge.orders.web;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Names what a command has made: a query that carries it is answered from a read model that has
 * applied that version. Opaque to clients.
 */
public record ConsistencyToken(Kind kind, UUID id, int version) {

    public static final String HEADER = "Consistency-Token";

    /** What kind of aggregate it is about; the order is part of the format. */
    public enum Kind {
        USER,
        ORDER
    }

    private static final int BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;

    public String encode() {
        byte[] facts =
                ByteBuffer.allocate(BYTES)
                        .put((byte) kind.ordinal())
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .putInt(version)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(facts);
    }

    /** Empty where the text is not a token of ours. */
    public static Optional<ConsistencyToken> decode(String text) {
        try {
            ByteBuffer facts = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            int kind = facts.get();
            UUID id = new UUID(facts.getLong(), facts.getLong());
            int version = facts.getInt();
            return kind < 0 || kind >= Kind.values().length || version < 1 || facts.hasRemaining()
                    ? Optional.empty()
                    : Optional.of(new ConsistencyToken(Kind.values()[kind], id, version));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
