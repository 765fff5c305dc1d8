package io.thecodeforge.orders.command;

import io.thecodeforge.orders.events.Event;
import org.jspecify.annotations.Nullable;

/** The rows of an aggregate's events, for those that one statement can write with their event. */
@FunctionalInterface
public interface RowsOf<S extends State, E extends Event> {

    /**
     * Their expression {@code written} writes the aggregate's row if {@code free} has one and the
     * stored version is the one before.
     *
     * @param after the state after the event
     * @return null where it takes several statements
     */
    @Nullable Rows of(S after, E event);
}
