package io.thecodeforge.orders.events;

import org.jspecify.annotations.Nullable;

/**
 * What an event came from.
 *
 * @param actor the subject who gave the command; null where nobody was known
 * @param correlationId of the conversation that the command was part of
 * @param causationId of the command itself
 * @param traceparent W3C trace context of the command's request
 */
public record Origin(
        @Nullable String actor,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    public static final Origin UNKNOWN = new Origin(null, null, null, null);
}
