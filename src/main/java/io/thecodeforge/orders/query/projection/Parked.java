package io.thecodeforge.orders.query.projection;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A record that is not applied for now.
 *
 * @param reason for an operator: what was wrong, without our names
 */
record Parked(Reading reading, Queue queue, Kind kind, String reason) {

    /** Why it is parked. */
    enum Kind {
        /** It is no event, or none that this build knows. */
        UNREADABLE,
        /** It is an event, and could not be applied. */
        REFUSED,
        /** Nothing is wrong with it: it waits for an earlier one. */
        QUEUED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Parked unreadable(Reading reading, String fault) {
        return new Parked(reading, Queue.broken(reading.record()), Kind.UNREADABLE, fault);
    }

    static Parked refused(Reading reading, Throwable failure) {
        return new Parked(
                reading, Queue.broken(reading.record()), Kind.REFUSED, Refusal.reason(failure));
    }

    static Parked behind(Queue queue, Reading reading) {
        return new Parked(reading, queue, Kind.QUEUED, "waits for an earlier event");
    }
}
