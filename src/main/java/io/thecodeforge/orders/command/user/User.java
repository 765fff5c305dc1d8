package io.thecodeforge.orders.command.user;

import io.thecodeforge.orders.command.State;
import io.thecodeforge.orders.events.UserEvent;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of a user: the fold of its events. */
record User(String name, String email, int version, Instant changedAt) implements State {

    /** The user after an event; null before its first. */
    static User after(@Nullable User before, UserEvent event, Instant at) {
        int version = before == null ? 1 : before.version() + 1;
        return switch (event) {
            case UserRegistered(String name, String email) -> new User(name, email, version, at);
            case UserChanged(String name, String email) -> new User(name, email, version, at);
        };
    }
}
