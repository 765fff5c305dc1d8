package io.thecodeforge.orders.query.orders;

import io.thecodeforge.orders.web.Instants;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code at} of a history: a version, or an instant. */
sealed interface PointInTime {

    Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    record AtVersion(int version) implements PointInTime {}

    record AtInstant(Instant instant) implements PointInTime {}

    /** Empty where the text is neither. */
    static Optional<PointInTime> parse(String text) {
        if (VERSION.matcher(text).matches()) {
            return Optional.of(new AtVersion(Integer.parseInt(text)));
        }
        return Instants.parse(text).map(AtInstant::new);
    }

    default boolean isReachedBy(int version) {
        return switch (this) {
            case AtVersion(int wanted) -> version == wanted;
            case AtInstant _ -> true;
        };
    }
}
