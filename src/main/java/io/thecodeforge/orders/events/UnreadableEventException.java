package io.thecodeforge.orders.events;

import org.jspecify.annotations.Nullable;

/** A record of the topic that is not an event this build can read; the message says why. */
public class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
