package io.thecodeforge.orders.command.user;

import static io.thecodeforge.orders.command.Decision.accepted;
import static io.thecodeforge.orders.command.Decision.rejected;
import static io.thecodeforge.orders.command.Decision.unchanged;
import static java.util.Objects.requireNonNullElse;

import io.thecodeforge.orders.command.Decision;
import io.thecodeforge.orders.command.user.UserCommand.ChangeUser;
import io.thecodeforge.orders.command.user.UserCommand.RegisterUser;
import io.thecodeforge.orders.events.UserEvent;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import io.thecodeforge.orders.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** The rules of users. That an e-mail is nobody else's only the database can tell. */
final class UserDecider {

    private UserDecider() {}

    static Decision<UserEvent> decide(UserCommand command, @Nullable User user) {
        return switch (command) {
            case RegisterUser(String name, String email) ->
                    accepted(new UserRegistered(name, email));
            case ChangeUser _ when user == null ->
                    rejected(ProblemType.NOT_FOUND, "There is no user of this id.");
            case ChangeUser change -> change(change, user);
        };
    }

    private static Decision<UserEvent> change(ChangeUser change, User user) {
        String name = requireNonNullElse(change.name(), user.name());
        String email = requireNonNullElse(change.email(), user.email());
        return name.equals(user.name()) && email.equals(user.email())
                ? unchanged()
                : accepted(new UserChanged(name, email));
    }
}
