package io.thecodeforge.orders.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * Seals what clients carry for us, so that only what we have given out is read back. The text can
 * be read by anybody, and made by nobody else.
 */
public final class Seal {

    /** Half of HMAC-SHA-256, as RFC 2104 allows: 128 bits are not guessed. */
    private static final int SIGNATURE_BYTES = 16;

    private final List<SigningKey> keys;
    private final int mark;

    /**
     * @param keys the first signs, all verify: a new one is put behind the old one, first when
     *     every process knows it, and the old one is taken out when nothing that it signed is of
     *     interest any more
     */
    Seal(List<SigningKey> keys) {
        this.keys = List.copyOf(keys);
        this.mark = Arrays.hashCode(signature(keys.getFirst(), "mark", new byte[0]));
    }

    /** Of the key that signs, whatever its name: what it has signed is another when this is. */
    public int mark() {
        return mark;
    }

    /**
     * @param purpose what the text is good for; under another it is not read back
     */
    String close(String purpose, byte[] facts) {
        byte[] signature = signature(keys.getFirst(), purpose, facts);
        byte[] sealed = Arrays.copyOf(facts, facts.length + SIGNATURE_BYTES);
        System.arraycopy(signature, 0, sealed, facts.length, SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The facts; empty where the text is not one of ours. */
    Optional<byte[]> open(String purpose, String text) {
        return decode(text)
                .filter(sealed -> sealed.length > SIGNATURE_BYTES)
                .flatMap(sealed -> verified(purpose, sealed));
    }

    private Optional<byte[]> verified(String purpose, byte[] sealed) {
        int end = sealed.length - SIGNATURE_BYTES;
        byte[] facts = Arrays.copyOf(sealed, end);
        byte[] signature = Arrays.copyOfRange(sealed, end, sealed.length);
        return keys.stream()
                        .anyMatch(key ->
                                MessageDigest.isEqual(signature(key, purpose, facts), signature))
                ? Optional.of(facts)
                : Optional.empty();
    }

    private static byte[] signature(SigningKey key, String purpose, byte[] facts) {
        Mac mac = key.mac();
        byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).flip());
        mac.update(name);
        return Arrays.copyOf(mac.doFinal(facts), SIGNATURE_BYTES);
    }

    /** A text has one notation: the decoder alone would take several for the same bytes. */
    private static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
