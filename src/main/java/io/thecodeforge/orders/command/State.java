package io.thecodeforge.orders.command;

import java.time.Instant;

/** What every aggregate's state tells the handler. */
public interface State {

    /** Counts the aggregate's events: 1 after its first. */
    int version();

    /** When its last event occurred. */
    Instant changedAt();
}
