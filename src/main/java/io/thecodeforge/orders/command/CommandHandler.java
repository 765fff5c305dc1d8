package io.thecodeforge.orders.command;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.command.Decision.Accepted;
import io.thecodeforge.orders.command.Decision.Rejected;
import io.thecodeforge.orders.command.Outcome.Done;
import io.thecodeforge.orders.command.Outcome.Refused;
import io.thecodeforge.orders.events.Event;
import io.thecodeforge.orders.journal.Journal;
import io.thecodeforge.orders.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command: load, decide, save the state, append the events; one transaction, so that state,
 * journal and outbox change together or not at all.
 *
 * <p>Commands on one aggregate run one after the other: loading it locks its row, so each is
 * decided on what the one before has left. What is undone by a deadlock all the same is run again.
 */
@ApplicationScoped
public class CommandHandler {

    private static final int ATTEMPTS = 5;

    private final Journal journal;
    private final InstantSource clock;
    private final Ids ids;

    CommandHandler(Journal journal, InstantSource clock, Ids ids) {
        this.journal = journal;
        this.clock = clock;
        this.ids = ids;
    }

    /** Runs a command that begins a new aggregate, under an id that is drawn here. */
    public <C, S extends State, E extends Event> Uni<Outcome<S>> create(
            Aggregate<C, S, E> aggregate, C command) {
        UUID id = ids.next();
        return inTransaction(aggregate, () -> apply(aggregate, id, command, null));
    }

    /** Runs a command on an aggregate that should be there; where it is not, its rules refuse. */
    public <C, S extends State, E extends Event> Uni<Outcome<S>> change(
            Aggregate<C, S, E> aggregate, UUID id, C command) {
        return inTransaction(
                aggregate,
                () -> aggregate.load(id).chain(state -> apply(aggregate, id, command, state)));
    }

    private <S extends State> Uni<Outcome<S>> inTransaction(
            Aggregate<?, S, ?> aggregate, Supplier<Uni<Outcome<S>>> work) {
        return Panache.withTransaction(work)
                .onFailure(DatabaseRefusal::isLostRace)
                .retry()
                .atMost(ATTEMPTS)
                .onFailure()
                .recoverWithUni(failure -> DatabaseRefusal.outcome(aggregate, failure))
                .invoke(outcome -> announce(outcome));
    }

    private <C, S extends State, E extends Event> Uni<Outcome<S>> apply(
            Aggregate<C, S, E> aggregate, UUID id, C command, @Nullable S state) {
        Instant now = now(state);
        return switch (aggregate.decide(command, state, now)) {
            case Rejected<E> r ->
                    Uni.createFrom()
                            .item(new Refused<>(Problem.of(r.type(), r.detail(), r.errors())));
            case Accepted<E>(List<E> events) -> {
                Change<S, E> change = Change.of(aggregate, id, state, events, now);
                yield save(aggregate, change);
            }
        };
    }

    /**
     * The rows first: their lock is held and their version checked when the journal's position is
     * drawn, so that positions grow with the versions.
     */
    private <S extends State, E extends Event> Uni<Outcome<S>> save(
            Aggregate<?, S, E> aggregate, Change<S, E> change) {
        Uni<Void> saved = Uni.createFrom().voidItem();
        for (Change.Step<S, E> step : change.steps()) {
            saved = saved.chain(() -> aggregate.save(change.id(), step.after(), step.event()));
        }
        return saved.chain(Panache::getSession)
                .call(Mutiny.Session::flush)
                .chain(session -> journal.append(session, change.recorded(ids)))
                .replaceWith(new Done<>(change.id(), change.after()));
    }

    /**
     * The clocks of two replicas differ, and a clock can step back; an aggregate's events are in
     * the order of their times all the same.
     */
    private Instant now(@Nullable State state) {
        Instant now = clock.instant();
        return state == null || now.isAfter(state.changedAt())
                ? now
                : state.changedAt().plus(1, ChronoUnit.MICROS);
    }

    private void announce(Outcome<?> outcome) {
        if (outcome instanceof Done) {
            journal.announce();
        }
    }
}
