package io.thecodeforge.orders.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An event as it stands in the journal.
 *
 * @param command the {@code X-Request-ID} of the command that it came from
 */
record JournalRow(
        long position,
        UUID eventId,
        UUID userId,
        UUID aggregateId,
        int version,
        String type,
        Instant occurredAt,
        String data,
        String command) {

    static final String SELECT =
            """
            select position, event_id, user_id, aggregate_id, version, type, occurred_at, data,
                causation_id from journal\
            """;

    static JournalRow read(ResultSet row) throws SQLException {
        return new JournalRow(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getInt(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getString(8),
                String.valueOf(row.getString(9)));
    }

    JsonNode json() {
        return Json.read(data);
    }

    Envelope envelope() {
        return EventCodec.decode(
                new RecordedEvent(eventId, userId, aggregateId, version, type, occurredAt, data));
    }
}
