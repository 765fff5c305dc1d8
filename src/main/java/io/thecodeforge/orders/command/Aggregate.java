package io.thecodeforge.orders.command;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.Event;
import io.thecodeforge.orders.web.ConsistencyToken;
import io.thecodeforge.orders.web.Problem;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of aggregate brings to the {@link CommandHandler}: its rules, which are pure, and its
 * rows, which are loaded and saved in the handler's session.
 *
 * @param <C> its commands
 * @param <S> its state
 * @param <E> its events
 */
public interface Aggregate<C, S extends State, E extends Event> {

    /** What its consistency tokens name it. */
    ConsistencyToken.Kind kind();

    /** What metrics call a command: one of few words. */
    String word(C command);

    /** Pure: the same arguments always give the same decision. */
    Decision<E> decide(C command, @Nullable S state, Instant now);

    /** Pure: the state after an event that occurred at a time. */
    S evolve(@Nullable S state, E event, Instant at);

    /** Its state, null where there is none of that id. */
    Uni<@Nullable S> load(UUID id, LockModeType lock);

    /**
     * The rows of the events of a command that is given so often that round trips count, to be
     * written in one statement with the event. Null: {@link #save} writes them.
     */
    default @Nullable RowsOf<S, E> rows(C command) {
        return null;
    }

    /** Writes one event's effect on the rows; the state is that after the event. */
    Uni<Void> save(UUID id, S after, E event);

    /** The user that the aggregate belongs to, whose events stay in one order. */
    UUID userId(UUID id, S state);

    /** What a client is told that begins one for a user who is not there, or not the client. */
    Problem unknownUser();

    /** What a client is told where the database finds a constraint broken, by its name. */
    Map<String, Problem> refusals();
}
