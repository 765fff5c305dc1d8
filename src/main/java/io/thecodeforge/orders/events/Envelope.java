package io.thecodeforge.orders.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event with the facts of where and when it happened.
 *
 * @param id unique per event; the same however often it is delivered
 * @param userId whose order or account it is: the Kafka key, so all of one user stays in order
 * @param aggregateId the order's or the user's id
 * @param version the aggregate's version after this event; 1 for its first, without gaps
 * @param origin what it came from
 */
public record Envelope(
        UUID id,
        UUID userId,
        UUID aggregateId,
        int version,
        Instant occurredAt,
        Event event,
        Origin origin) {

    public Envelope(
            UUID id, UUID userId, UUID aggregateId, int version, Instant occurredAt, Event event) {
        this(id, userId, aggregateId, version, occurredAt, event, Origin.UNKNOWN);
    }
}
