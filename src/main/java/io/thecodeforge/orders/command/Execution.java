package io.thecodeforge.orders.command;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.command.Decision.Accepted;
import io.thecodeforge.orders.command.Decision.Rejected;
import io.thecodeforge.orders.command.Outcome.Refused;
import io.thecodeforge.orders.events.Event;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Load, decide, {@linkplain Writing write}: within the session of the caller. */
@ApplicationScoped
class Execution {

    private final Writing writing;
    private final InstantSource clock;
    private final Ids ids;

    Execution(Writing writing, InstantSource clock, Ids ids) {
        this.writing = writing;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins an aggregate under an id that is drawn here. */
    <C, S extends State, E extends Event> Uni<Outcome<S>> create(
            Aggregate<C, S, E> aggregate, C command, CommandRequest request, Way<S> way) {
        return apply(aggregate, ids.next(), command, null, request, way);
    }

    <C, S extends State, E extends Event> Uni<Outcome<S>> change(
            Aggregate<C, S, E> aggregate, UUID id, C command, CommandRequest request, Way<S> way) {
        return aggregate
                .load(id, way.lock())
                .map(state -> ofCaller(aggregate, id, state, request))
                .chain(state ->
                        state == null || request.precondition().allows(state.version())
                                ? apply(aggregate, id, command, state, request, way)
                                : stale(state));
    }

    private <C, S extends State, E extends Event> Uni<Outcome<S>> apply(
            Aggregate<C, S, E> aggregate,
            UUID id,
            C command,
            @Nullable S state,
            CommandRequest request,
            Way<S> way) {
        Instant now = now(state);
        return switch (aggregate.decide(command, state, now)) {
            case Rejected<E> r ->
                    Uni.createFrom()
                            .item(new Refused<>(Problem.of(r.type(), r.detail(), r.errors())));
            case Accepted<E>(List<E> events) -> {
                Change<S, E> change = Change.of(aggregate, id, state, events, now);
                yield request.caller().actsFor(change.userId())
                        ? writing.write(aggregate, aggregate.rows(command), change, request, way)
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
