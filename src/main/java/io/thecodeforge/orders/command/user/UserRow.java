package io.thecodeforge.orders.command.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code users}. */
@Entity
@Table(name = "users")
@NullUnmarked // filled by Hibernate
class UserRow {

    @Id UUID id;

    String name;

    String email;

    @Column(name = "changed_at")
    Instant changedAt;

    // Starts where an aggregate's versions start; Hibernate takes the value of a new instance as
    // the mark of a row that is not stored yet.
    @Version int version = 1;

    static UserRow of(UUID id) {
        UserRow row = new UserRow();
        row.id = id;
        return row;
    }

    User toState() {
        return new User(name, email, version, changedAt);
    }

    /** Takes the state over, all but the version: that is Hibernate's to check and raise. */
    UserRow take(User after) {
        name = after.name();
        email = after.email();
        changedAt = after.changedAt();
        return this;
    }
}
