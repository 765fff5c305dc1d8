package io.thecodeforge.orders.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Instants as clients write them: RFC 3339, within what the database can tell. */
public final class Instants {

    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Instants() {}

    /** Empty where the text is no such instant. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant instant = Instant.parse(text);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
                    ? Optional.empty()
                    : Optional.of(instant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
