package io.thecodeforge.orders.web;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Names what a command has made: a query that carries it is answered from a read model that has
 * applied that version. Opaque to clients, and sealed: nobody can make one to wait for.
 */
public record ConsistencyToken(Kind kind, UUID id, int version) {

    public static final String HEADER = "Consistency-Token";

    /** What kind of aggregate it is about; the order is part of the format. */
    public enum Kind {
        USER,
        ORDER
    }

    private static final int BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;

    public String encode(Seal seal) {
        byte[] facts =
                ByteBuffer.allocate(BYTES)
                        .put((byte) kind.ordinal())
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .putInt(version)
                        .array();
        return seal.close(HEADER, facts);
    }

    /** Empty where the text is not a token of ours. */
    public static Optional<ConsistencyToken> decode(String text, Seal seal) {
        return seal.open(HEADER, text).map(ByteBuffer::wrap).map(ConsistencyToken::read);
    }

    private static ConsistencyToken read(ByteBuffer facts) {
        Kind kind = Kind.values()[facts.get()];
        UUID id = new UUID(facts.getLong(), facts.getLong());
        return new ConsistencyToken(kind, id, facts.getInt());
    }
}
