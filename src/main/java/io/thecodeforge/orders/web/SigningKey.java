package io.thecodeforge.orders.web;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of {@code orders.signing.keys}: a name for those who rotate it, a colon, and base64.
 *
 * @param keyed never fed itself: to look for the algorithm takes longer than to sign
 */
record SigningKey(String name, Mac keyed) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 32;
    private static final String SETTING = "orders.signing.keys: ";

    /**
     * @throws ConfigurationException if a text is no key, which Quarkus answers by not starting
     */
    static List<SigningKey> parse(List<String> texts) {
        List<SigningKey> keys = texts.stream().map(SigningKey::parse).toList();
        if (keys.stream().map(SigningKey::name).collect(Collectors.toSet()).size() < keys.size()) {
            throw new ConfigurationException(SETTING + "two keys have one name");
        }
        return keys;
    }

    private static SigningKey parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new ConfigurationException(
                    SETTING + "a key is written as name:base64, and one is not");
        }
        String name = text.substring(0, colon).strip();
        byte[] bytes =
                decode(text.substring(colon + 1).strip())
                        .filter(b -> b.length >= LEAST_BYTES)
                        .orElseThrow(() ->
                                new ConfigurationException(
                                        "%sthe key %s is not base64 of at least %d bytes"
                                                .formatted(SETTING, name, LEAST_BYTES)));
        return new SigningKey(name, keyed(bytes));
    }

    private static Mac keyed(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** For one signature. */
    Mac mac() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own can be copied", e);
        }
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return name; // never the secret
    }
}
