package io.thecodeforge.orders.command;

import io.thecodeforge.orders.events.Event;

/** The rows of an aggregate's events, to be written by one statement with their event. */
@FunctionalInterface
public interface RowsOf<S extends State, E extends Event> {

    /**
     * Their expression {@code written} writes the aggregate's row if {@code free} has one and the
     * stored version is the one before.
     *
     * @param after the state after the event
     */
    Rows of(S after, E event);
}
