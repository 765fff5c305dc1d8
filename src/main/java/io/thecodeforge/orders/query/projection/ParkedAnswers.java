package io.thecodeforge.orders.query.projection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What operators are told of parked events. */
@RegisterForReflection
final class ParkedAnswers {

    private ParkedAnswers() {}

    /**
     * @param queue events of one queue are applied one after the other
     * @param key headers and value are the record's, as text; what is no UTF-8 shows as U+FFFD
     * @param recordedAt when the topic took it
     */
    @Schema(name = "ParkedEvent")
    record Event(
            long id,
            @Schema(examples = "aggregate 019ab3b0-0c5e-7c44-9a3e-5b0a9d2c7f11") String queue,
            @Schema(enumeration = {"unreadable", "unknown", "refused", "queued"}) String kind,
            @Schema(examples = "waits for an earlier event") String reason,
            @Schema(nullable = true) @Nullable UUID eventId,
            @Schema(nullable = true, examples = "OrderShipped.v1") @Nullable String type,
            @Schema(nullable = true) @Nullable UUID aggregateId,
            @Schema(nullable = true) @Nullable Integer version,
            int partition,
            long offset,
            @Schema(nullable = true) @Nullable String key,
            @Schema(type = SchemaType.OBJECT) Map<String, String> headers,
            @Schema(nullable = true) @Nullable String value,
            Instant recordedAt,
            Instant parkedAt,
            @Schema(description = "How often it was tried", examples = "1") int attempts) {}

    @Schema(name = "ParkedEvents")
    record Page(
            List<Event> items,
            int size,
            @Schema(nullable = true, description = "The cursor of the next page")
                    @Nullable String next) {}

    /**
     * @param waiting how many events the queue still holds
     * @param reason why its first could not be applied
     */
    @Schema(name = "ParkedEventOutcome")
    record Outcome(
            @Schema(description = "How many events were applied", examples = "3") int applied,
            @Schema(description = "How many the queue still holds", examples = "0") long waiting,
            @Schema(nullable = true, description = "Why the first of those cannot be applied")
                    @Nullable String reason) {}
}
