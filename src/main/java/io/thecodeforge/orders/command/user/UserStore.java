package io.thecodeforge.orders.command.user;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.UserEvent;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of users, read and written in the caller's transaction. */
@ApplicationScoped
class UserStore implements PanacheRepositoryBase<UserRow, UUID> {

    Uni<@Nullable User> load(UUID id, LockModeType lock) {
        return findById(id, lock).onItem().ifNotNull().transform(UserRow::toState);
    }

    Uni<Void> save(UUID id, User after, UserEvent event) {
        return switch (event) {
            case UserRegistered _ -> persist(UserRow.of(id).take(after)).replaceWithVoid();
            case UserChanged _ -> findById(id).invoke(row -> row.take(after)).replaceWithVoid();
        };
    }
}
