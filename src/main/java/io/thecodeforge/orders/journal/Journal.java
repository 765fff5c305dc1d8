package io.thecodeforge.orders.journal;

import static java.util.Objects.requireNonNullElse;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.RecordedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Appends events, in the transaction of the command that made them, or in the statement.
 *
 * <p>A position is drawn when its row is written, so after its aggregate's row was written or
 * locked: within one aggregate positions grow with the versions. Across aggregates they say nothing
 * about the order of commits, which is why the relay finds its rows by their presence in the outbox
 * and never by a highest position.
 */
@ApplicationScoped
public class Journal {

    /** Journal and outbox in one statement: one round trip. */
    private static final String APPEND =
            """
            appended as (
                insert into journal
                    (event_id, user_id, aggregate_id, version, type, occurred_at, data,
                     actor, correlation_id, causation_id, traceparent)
                select :id, :userId, :aggregateId, :version, :type, :occurredAt, :data,
                     nullif(:actor, ''), nullif(:correlation, ''), nullif(:causation, ''),
                     nullif(:traceparent, '')
                from written
                returning position, user_id, occurred_at)
            insert into outbox (slot, position, user_id, occurred_at)
            select :slot, position, user_id, occurred_at from appended
            """;

    private static final String ALONE = "written as (select 1),\n";

    private final RelaySignal signal;

    Journal(RelaySignal signal) {
        this.signal = signal;
    }

    /**
     * Writes an event and its outbox row.
     *
     * @param session the command's session, in its transaction
     */
    public Uni<Void> append(Mutiny.Session session, RecordedEvent event) {
        return append(session, event, ALONE, Map.of()).replaceWithVoid();
    }

    /**
     * Writes an event, its outbox row and what goes with them in one statement, so all of it or
     * nothing, in a transaction or without one.
     *
     * @param with <a
     *     href="https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-MODIFYING">common
     *     table expressions</a> that write the rest, each with a comma after it. One is {@code
     *     written}: it has a row if the event is to be appended, which waits for it, so that what
     *     it locks is locked when the position is drawn. The event's {@code :aggregateId}, {@code
     *     :userId}, {@code :version} and {@code :occurredAt} are there for them
     * @param parameters what else they name
     * @return whether the event was appended
     */
    public Uni<Boolean> append(
            Mutiny.Session session, RecordedEvent e, String with, Map<String, Object> parameters) {
        Mutiny.Query<Object> statement = session.createNativeQuery("with " + with + APPEND);
        parameters.forEach(statement::setParameter);
        return statement
                .setParameter("id", e.id())
                .setParameter("userId", e.userId())
                .setParameter("aggregateId", e.aggregateId())
                .setParameter("version", e.version())
                .setParameter("type", e.type())
                .setParameter("occurredAt", e.occurredAt())
                .setParameter("data", e.data())
                .setParameter("actor", requireNonNullElse(e.origin().actor(), ""))
                .setParameter("correlation", requireNonNullElse(e.origin().correlationId(), ""))
                .setParameter("causation", requireNonNullElse(e.origin().causationId(), ""))
                .setParameter("traceparent", requireNonNullElse(e.origin().traceparent(), ""))
                .setParameter("slot", (short) HashSlot.of(e.userId()))
                .executeUpdate()
                .map(appended -> appended == 1);
    }

    /** Wakes the relay that cares for a user; to be called when the command has committed. */
    public void announce(UUID userId) {
        signal.raise(HashSlot.of(userId));
    }
}
