package io.thecodeforge.orders.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An id has one notation, of 36 characters (upper case is read, too): {@link UUID#fromString} and
 * Jackson take others, which would give one thing many names.
 */
public final class CanonicalUuid {

    private static final Pattern NOTATION =
            Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

    private CanonicalUuid() {}

    public static Optional<UUID> read(String text) {
        return NOTATION.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
