package io.thecodeforge.orders.command.user;

import org.jspecify.annotations.Nullable;

/** What can be asked of a user. */
sealed interface UserCommand {

    record RegisterUser(String name, String email) implements UserCommand {}

    /** Changes what is given and leaves the rest. */
    record ChangeUser(@Nullable String name, @Nullable String email) implements UserCommand {}
}
