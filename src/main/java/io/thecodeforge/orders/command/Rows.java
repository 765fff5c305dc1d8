package io.thecodeforge.orders.command;

import io.thecodeforge.orders.journal.Journal;
import java.util.Map;

/**
 * Rows that one statement writes with their event: all or nothing without a transaction around it,
 * and in one round trip.
 *
 * @param expressions common table expressions that write them, as {@link Journal#append} takes them
 * @param parameters what they name, but for what the event brings
 */
public record Rows(String expressions, Map<String, Object> parameters) {

    public Rows {
        parameters = Map.copyOf(parameters);
    }
}
