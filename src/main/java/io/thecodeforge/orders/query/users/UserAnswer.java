package io.thecodeforge.orders.query.users;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer's shape, for the OpenAPI document alone: the answer itself is made by the database. A
 * test reads what the service answers into this and allows no difference.
 */
@Schema(name = "User")
@RegisterForReflection
record UserAnswer(
        UUID id,
        @Schema(examples = "Ada Lovelace") String name,
        @Schema(examples = "ada@example.com") String email,
        @Schema(description = "All orders ever placed", examples = "2") long orderCount,
        @Schema(description = "Pending, confirmed or shipped", examples = "1") long openOrderCount,
        @Schema(
                        description = "Per currency, the totals of the orders not cancelled",
                        examples = "{\"EUR\": 51.00}")
                Map<String, BigDecimal> spent,
        @Schema(nullable = true) @Nullable Instant lastOrderAt,
        @Schema(examples = "1") int version) {}
