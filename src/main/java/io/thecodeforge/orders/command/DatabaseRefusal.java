package io.thecodeforge.orders.command;

import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import jakarta.persistence.OptimisticLockException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.JDBCException;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;

/**
 * What only the database can refuse, because only it sees every other transaction: a lost race, and
 * the constraints that are left to it for the sake of a round trip.
 */
final class DatabaseRefusal {

    /** Serialization failure and deadlock, as SQLSTATE names them. */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01");

    /** Another request with the key was answered while this one's statement began. */
    private static final String KEY_IS_UNIQUE = "idempotency_key_pkey";

    private DatabaseRefusal() {}

    static boolean isLostRace(Throwable failure) {
        return switch (failure) {
            case OptimisticLockException _,
                    StaleStateException _,
                    KeyTakenException _,
                    NotAtOnceException _ ->
                    true;
            case ConstraintViolationException e -> names(e, KEY_IS_UNIQUE);
            case JDBCException e -> e.getSQLState() != null && LOST_RACES.contains(e.getSQLState());
            default -> false;
        };
    }

    /** The refusal that the failure stands for; empty where it is a real one. */
    static Optional<Problem> problem(Aggregate<?, ?, ?> aggregate, Throwable failure) {
        if (isLostRace(failure)) {
            return Optional.of(
                    Problem.of(
                            ProblemType.CONFLICT, "Other commands kept changing this; try again."));
        }
        return failure instanceof ConstraintViolationException e
                ? aggregate.refusals().entrySet().stream()
                        .filter(constraint -> names(e, constraint.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * PostgreSQL names the constraint in its message whatever the message's language; Hibernate
     * finds the name in English alone, and drops the field that carries it.
     */
    private static boolean names(ConstraintViolationException e, String constraint) {
        return String.valueOf(e.getSQLException().getMessage()).contains(constraint);
    }
}
