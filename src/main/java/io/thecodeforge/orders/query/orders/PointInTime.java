package io.thecodeforge.orders.query.orders;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code at} of a history: a version, or an instant. */
sealed interface PointInTime {

    Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    /** Instants that the database can tell. */
    Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    record AtVersion(int version) implements PointInTime {}

    record AtInstant(Instant instant) implements PointInTime {}

    /** Empty where the text is neither. */
    static Optional<PointInTime> parse(String text) {
        if (VERSION.matcher(text).matches()) {
            return Optional.of(new AtVersion(Integer.parseInt(text)));
        }
        try {
            Instant instant = Instant.parse(text);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
                    ? Optional.empty()
                    : Optional.of(new AtInstant(instant));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    default boolean isReachedBy(int version) {
        return switch (this) {
            case AtVersion(int wanted) -> version == wanted;
            case AtInstant _ -> true;
        };
    }
}
