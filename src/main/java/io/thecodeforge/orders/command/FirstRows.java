package io.thecodeforge.orders.command;

import io.thecodeforge.orders.events.Event;

/** How an aggregate's first event and its rows are written by one statement. */
@FunctionalInterface
public interface FirstRows<S extends State, E extends Event> {

    /**
     * @param after the state after the event
     */
    Rows of(S after, E event);
}
