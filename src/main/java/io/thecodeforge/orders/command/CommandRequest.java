package io.thecodeforge.orders.command;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import io.thecodeforge.orders.events.Origin;
import io.thecodeforge.orders.web.Caller;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP request says of a command beside the command itself.
 *
 * @param caller who sends it
 * @param keys its {@code Idempotency-Key} headers
 * @param ifMatch its {@code If-Match} headers, joined by commas
 * @param trail what it came from
 */
record CommandRequest(
        String method,
        String path,
        Caller caller,
        List<String> keys,
        @Nullable String ifMatch,
        Trail trail) {

    private static final int LONGEST_KEY = 255;

    /** Why the request can be refused before anything is asked of the database. */
    Optional<Problem> fault() {
        if (keys.size() > 1) {
            return malformed("There is more than one Idempotency-Key.");
        }
        if (!keys.isEmpty() && (key().isEmpty() || key().length() > LONGEST_KEY)) {
            return malformed("An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
        }
        if (!keys.isEmpty() && key().chars().anyMatch(Character::isISOControl)) {
            // which HTTP/2 lets by
            return malformed("An Idempotency-Key has no control characters.");
        }
        if (Precondition.parse(ifMatch).isEmpty()) {
            return malformed("If-Match is neither * nor a list of entity tags.");
        }
        return Optional.empty();
    }

    boolean hasKey() {
        return !keys.isEmpty();
    }

    String key() {
        return keys.getFirst();
    }

    boolean isConditional() {
        return ifMatch != null;
    }

    /** What its events came from; a command that nobody named is given a name. */
    Origin origin(Ids ids) {
        String causation = requireNonNullElseGet(trail.requestId(), () -> ids.next().toString());
        return new Origin(
                caller.subject(),
                requireNonNullElse(trail.correlationId(), causation),
                causation,
                trail.traceparent());
    }

    Precondition precondition() {
        return Precondition.parse(ifMatch).orElseThrow();
    }

    private static Optional<Problem> malformed(String detail) {
        return Optional.of(Problem.of(ProblemType.MALFORMED, detail));
    }
}
