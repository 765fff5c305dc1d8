package io.thecodeforge.orders.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the bearer token says.
 *
 * @param subject of the token; a customer's is the id of the user that the customer is
 * @param isOperator acts for every user, where anybody else acts for one
 * @param until when the token expires
 */
public record Caller(String subject, boolean isOperator, Instant until) {

    /** No user has this id: ours are of version 7. */
    private static final UUID NOBODY = new UUID(0, 0);

    /**
     * The rule of ownership. What belongs to a user is, for a caller who does not act for that
     * user, not there: the answer must be the one that an unknown id gets.
     */
    public boolean actsFor(UUID userId) {
        return isOperator || userId.equals(user());
    }

    /** The same rule as a condition of a query: the one user whose rows count; null for all. */
    public @Nullable UUID onlyUser() {
        return isOperator ? null : user();
    }

    private UUID user() {
        return CanonicalUuid.read(subject).orElse(NOBODY);
    }
}
