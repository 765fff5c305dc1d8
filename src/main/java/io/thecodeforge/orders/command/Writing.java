package io.thecodeforge.orders.command;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.command.Outcome.Done;
import io.thecodeforge.orders.events.Event;
import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an accepted command does, rows and events: in the transaction of the caller, unless
 * one statement should do.
 */
@ApplicationScoped
class Writing {

    private final Journal journal;
    private final Ids ids;

    Writing(Journal journal, Ids ids) {
        this.journal = journal;
        this.ids = ids;
    }

    /**
     * Fails with {@link NotAtOnceException} where one statement should do, and does not.
     *
     * @param rows of the command's events; null where the aggregate saves them
     */
    <S extends State, E extends Event> Uni<Outcome<S>> write(
            Aggregate<?, S, E> aggregate,
            @Nullable RowsOf<S, E> rows,
            Change<S, E> change,
            CommandRequest request,
            Way<S> way) {
        List<RecordedEvent> events = change.recorded(ids, request.origin(ids));
        if (way instanceof Way.AtOnce && events.size() != 1) {
            return Uni.createFrom().failure(new NotAtOnceException());
        }
        Done<S> done = new Done<>(change.id(), change.after());
        Uni<Void> written = Uni.createFrom().voidItem();
        for (int i = 0; i < events.size(); i++) {
            Change.Step<S, E> step = change.steps().get(i);
            RecordedEvent event = events.get(i);
            written =
                    written.chain(() ->
                            rows == null
                                    ? save(aggregate, change.id(), step, event)
                                    : append(
                                            event,
                                            rows.of(step.after(), step.event()),
                                            way.around(done)));
        }
        return written.replaceWith(done);
    }

    private Uni<Void> append(RecordedEvent event, Rows rows, Way.Around around) {
        Rows all = around.before().and(rows).and(around.after());
        return Panache.getSession()
                .chain(session ->
                        journal.append(session, event, all.expressions(), all.parameters()))
                .invoke(Writing::checkWritten)
                .replaceWithVoid();
    }

    private static void checkWritten(boolean isWritten) {
        if (!isWritten) {
            throw new NotAtOnceException();
        }
    }

    /**
     * The rows first: their lock is held and their version checked when the journal's position is
     * drawn, so that positions grow with the versions.
     */
    private <S extends State, E extends Event> Uni<Void> save(
            Aggregate<?, S, E> aggregate, UUID id, Change.Step<S, E> step, RecordedEvent event) {
        return aggregate
                .save(id, step.after(), step.event())
                .chain(Panache::getSession)
                .call(Mutiny.Session::flush)
                .chain(session -> journal.append(session, event));
    }
}
