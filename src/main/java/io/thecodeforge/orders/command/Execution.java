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
import io.thecodeforge.orders.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Load, decide, save the state, append the events: within the transaction of the caller, but for an
 * aggregate that one statement {@linkplain Aggregate#first begins}, which needs none.
 */
@ApplicationScoped
class Execution {

    private final Journal journal;
    private final InstantSource clock;
    private final Ids ids;

    Execution(Journal journal, InstantSource clock, Ids ids) {
        this.journal = journal;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins an aggregate under an id that is drawn here. */
    <C, S extends State, E extends Event> Uni<Outcome<S>> create(
            Aggregate<C, S, E> aggregate, C command, CommandRequest request) {
        return apply(aggregate, ids.next(), command, null, request);
    }

    <C, S extends State, E extends Event> Uni<Outcome<S>> change(
            Aggregate<C, S, E> aggregate, UUID id, C command, CommandRequest request) {
        return aggregate
                .load(id)
                .map(state -> ofCaller(aggregate, id, state, request))
                .chain(state ->
                        state == null || request.precondition().allows(state.version())
                                ? apply(aggregate, id, command, state, request)
                                : stale(state));
    }

    private <C, S extends State, E extends Event> Uni<Outcome<S>> apply(
            Aggregate<C, S, E> aggregate,
            UUID id,
            C command,
            @Nullable S state,
            CommandRequest request) {
        Instant now = now(state);
        return switch (aggregate.decide(command, state, now)) {
            case Rejected<E> r ->
                    Uni.createFrom()
                            .item(new Refused<>(Problem.of(r.type(), r.detail(), r.errors())));
            case Accepted<E>(List<E> events) -> {
                Change<S, E> change = Change.of(aggregate, id, state, events, now);
                yield request.caller().actsFor(change.userId())
                        ? write(
                                aggregate,
                                state == null ? aggregate.first() : null,
                                change,
                                request)
                        : Uni.createFrom().item(new Refused<>(aggregate.unknownUser()));
            }
        };
    }

    /** What is another's is for this caller not there, so the rules refuse as if it were not. */
    private static <S extends State> @Nullable S ofCaller(
            Aggregate<?, S, ?> aggregate, UUID id, @Nullable S state, CommandRequest request) {
        return state != null && request.caller().actsFor(aggregate.userId(id, state))
                ? state
                : null;
    }

    private <S extends State, E extends Event> Uni<Outcome<S>> write(
            Aggregate<?, S, E> aggregate,
            @Nullable FirstRows<S, E> first,
            Change<S, E> change,
            CommandRequest request) {
        return first == null ? save(aggregate, change, request) : begin(first, change, request);
    }

    private <S extends State, E extends Event> Uni<Outcome<S>> begin(
            FirstRows<S, E> first, Change<S, E> change, CommandRequest request) {
        Change.Step<S, E> only = change.only();
        Rows rows = first.of(only.after(), only.event());
        return Panache.getSession()
                .chain(session ->
                        journal.append(
                                session,
                                change.recorded(ids, request.origin(ids)).getFirst(),
                                rows.expressions(),
                                rows.parameters()))
                .replaceWith(new Done<>(change.id(), change.after()));
    }

    /**
     * The rows first: their lock is held and their version checked when the journal's position is
     * drawn, so that positions grow with the versions.
     */
    private <S extends State, E extends Event> Uni<Outcome<S>> save(
            Aggregate<?, S, E> aggregate, Change<S, E> change, CommandRequest request) {
        Uni<Void> saved = Uni.createFrom().voidItem();
        for (Change.Step<S, E> step : change.steps()) {
            saved = saved.chain(() -> aggregate.save(change.id(), step.after(), step.event()));
        }
        return saved.chain(Panache::getSession)
                .call(Mutiny.Session::flush)
                .chain(session ->
                        journal.append(session, change.recorded(ids, request.origin(ids))))
                .replaceWith(new Done<>(change.id(), change.after()));
    }

    private static <S extends State> Uni<Outcome<S>> stale(S state) {
        return Uni.createFrom()
                .item(
                        new Refused<>(
                                Problem.of(
                                        ProblemType.STALE_VERSION,
                                        "The version is %d, which If-Match does not name."
                                                .formatted(state.version()))));
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
}
