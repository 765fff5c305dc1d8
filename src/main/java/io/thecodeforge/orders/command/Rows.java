package io.thecodeforge.orders.command;

import io.thecodeforge.orders.journal.Journal;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows that one statement writes with their event: all or nothing without a transaction around it,
 * and in one round trip.
 *
 * @param expressions common table expressions that write them, as {@link Journal#append} takes
 *     them; an aggregate's read {@code free}, which has a row if it may be written
 * @param parameters what they name, but for what the event brings
 */
public record Rows(String expressions, Map<String, Object> parameters) {

    static final Rows NONE = new Rows("", Map.of());

    public Rows {
        parameters = Map.copyOf(parameters);
    }

    Rows and(Rows later) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.putAll(later.parameters);
        return new Rows(expressions + later.expressions, all);
    }
}
