package io.thecodeforge.orders.events;

import static java.util.Objects.requireNonNull;

/** What can happen to a user. Both events carry the whole user, so a reader needs only the last. */
public sealed interface UserEvent extends Event {

    record UserRegistered(String name, String email) implements UserEvent {
        public UserRegistered {
            requireNonNull(name, "name");
            requireNonNull(email, "email");
        }
    }

    record UserChanged(String name, String email) implements UserEvent {
        public UserChanged {
            requireNonNull(name, "name");
            requireNonNull(email, "email");
        }
    }
}
