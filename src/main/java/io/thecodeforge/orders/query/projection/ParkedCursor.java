package io.thecodeforge.orders.query.projection;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.OptionalLong;

/** Where a page of parked events ended: the next begins after this id. Opaque to clients. */
final class ParkedCursor {

    private ParkedCursor() {}

    static String encode(long id) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty where the text is not a cursor of ours. */
    static OptionalLong decode(String text) {
        try {
            long id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)).getLong();
            return encode(id).equals(text) ? OptionalLong.of(id) : OptionalLong.empty();
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return OptionalLong.empty();
        }
    }
}
