package io.thecodeforge.orders.command.user;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.command.Aggregate;
import io.thecodeforge.orders.command.Decision;
import io.thecodeforge.orders.command.user.UserCommand.ChangeUser;
import io.thecodeforge.orders.command.user.UserCommand.RegisterUser;
import io.thecodeforge.orders.events.UserEvent;
import io.thecodeforge.orders.web.ConsistencyToken;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user, as the command handler sees it. Its commands are read by name: an idempotency key's
 * fingerprint is of what they hold.
 */
@RegisterForReflection(targets = UserCommand.class)
@ApplicationScoped
class UserAggregate implements Aggregate<UserCommand, User, UserEvent> {

    private static final String EMAIL_IS_UNIQUE = "users_email_key";

    private final UserStore store;

    UserAggregate(UserStore store) {
        this.store = store;
    }

    @Override
    public ConsistencyToken.Kind kind() {
        return ConsistencyToken.Kind.USER;
    }

    @Override
    public String word(UserCommand command) {
        return switch (command) {
            case RegisterUser _ -> "register-user";
            case ChangeUser _ -> "change-user";
        };
    }

    @Override
    public Decision<UserEvent> decide(UserCommand command, @Nullable User user, Instant now) {
        return UserDecider.decide(command, user);
    }

    @Override
    public User evolve(@Nullable User user, UserEvent event, Instant at) {
        return User.after(user, event, at);
    }

    @Override
    public Uni<@Nullable User> load(UUID id, LockModeType lock) {
        return store.load(id, lock);
    }

    @Override
    public Uni<Void> save(UUID id, User after, UserEvent event) {
        return store.save(id, after, event);
    }

    @Override
    public UUID userId(UUID id, User user) {
        return id;
    }

    @Override
    public Problem unknownUser() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no user of this id.");
    }

    @Override
    public Map<String, Problem> refusals() {
        return Map.of(
                EMAIL_IS_UNIQUE,
                Problem.of(
                        ProblemType.DUPLICATE_EMAIL, "This e-mail address is registered already."));
    }
}
