package io.thecodeforge.orders.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An {@link Envelope} as the journal keeps it and the topic carries it: the event by its wire name
 * and its JSON, not yet read.
 *
 * @param type wire name with its version, such as {@code OrderPlaced.v1}
 * @param data JSON object
 * @param origin what it came from
 */
public record RecordedEvent(
        UUID id,
        UUID userId,
        UUID aggregateId,
        int version,
        String type,
        Instant occurredAt,
        String data,
        Origin origin) {

    public RecordedEvent(
            UUID id,
            UUID userId,
            UUID aggregateId,
            int version,
            String type,
            Instant occurredAt,
            String data) {
        this(id, userId, aggregateId, version, type, occurredAt, data, Origin.UNKNOWN);
    }
}
