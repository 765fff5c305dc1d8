package io.thecodeforge.orders.query.projection;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A record that is not applied for now.
 *
 * @param reason for an operator: what was wrong, without our names
 */
record Parked(Arrival arrival, Queue queue, Kind kind, String reason) {

    /** Why it is parked. */
    enum Kind {
        /** It is no event; no build reads it as it is. */
        UNREADABLE,
        /** It is of a type or version that a newer build may know. */
        UNKNOWN,
        /** It is an event, and could not be applied. */
        REFUSED,
        /** Nothing is wrong with it: it waits for an earlier one. */
        QUEUED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Parked unreadable(Arrival arrival, String fault) {
        return new Parked(arrival, Queue.broken(arrival.record()), Kind.UNREADABLE, fault);
    }

    static Parked unknown(Arrival arrival, String type) {
        return new Parked(
                arrival,
                Queue.broken(arrival.record()),
                Kind.UNKNOWN,
                "unknown event type " + type);
    }

    static Parked refused(Arrival arrival, Throwable failure) {
        return new Parked(
                arrival, Queue.broken(arrival.record()), Kind.REFUSED, Refusal.reason(failure));
    }

    static Parked behind(Queue queue, Arrival arrival) {
        return new Parked(arrival, queue, Kind.QUEUED, "waits for an earlier event");
    }
}
