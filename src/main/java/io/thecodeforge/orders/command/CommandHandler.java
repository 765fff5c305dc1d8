package io.thecodeforge.orders.command;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.events.Event;
import io.thecodeforge.orders.journal.Journal;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers a command: one transaction, so that state, journal, outbox and the answer that an
 * idempotency key keeps change together or not at all.
 *
 * <p>Where one statement can write all of it, it is the transaction: placing an order takes one
 * round trip to the database; a change takes two, of which the first loads. Should another command
 * on the same aggregate come between, the key have been used, or the command take several
 * statements, a transaction begins that locks the aggregate as it is loaded: so commands on one
 * aggregate run one after the other, each decided on what the one before has left, and none is
 * refused for having met another. What is undone by a deadlock all the same is run again. {@code
 * RoundTripTest} counts round trips as PostgreSQL does.
 */
@ApplicationScoped
public class CommandHandler {

    private static final int ATTEMPTS = 5;

    private final CurrentRequest requests;
    private final Execution execution;
    private final Idempotency idempotency;
    private final Replies replies;
    private final Journal journal;
    private final CommandMetrics metrics;
    private final boolean preconditionsRequired;
    private final Duration timeout;

    CommandHandler(
            CurrentRequest requests,
            Execution execution,
            Idempotency idempotency,
            Replies replies,
            Journal journal,
            CommandMetrics metrics,
            OrdersConfig config) {
        this.requests = requests;
        this.execution = execution;
        this.idempotency = idempotency;
        this.replies = replies;
        this.journal = journal;
        this.metrics = metrics;
        this.preconditionsRequired = config.preconditions().required();
        this.timeout = config.commands().timeout();
    }

    /** Runs a command that begins a new aggregate. */
    public <C, S extends State, E extends Event> Uni<Response> create(
            Aggregate<C, S, E> aggregate, C command, Answer<S> answer) {
        CommandRequest request = requests.read();
        return answer(
                aggregate.word(command),
                request.fault().or(() -> nothingToMatch(request)),
                request,
                () ->
                        run(
                                aggregate,
                                request,
                                command,
                                answer,
                                way -> execution.create(aggregate, command, request, way)));
    }

    /** Runs a command on an aggregate that should be there; where it is not, its rules refuse. */
    public <C, S extends State, E extends Event> Uni<Response> change(
            Aggregate<C, S, E> aggregate, UUID id, C command, Answer<S> answer) {
        CommandRequest request = requests.read();
        return answer(
                aggregate.word(command),
                request.fault().or(() -> missingPrecondition(request)),
                request,
                () ->
                        run(
                                aggregate,
                                request,
                                command,
                                answer,
                                way -> execution.change(aggregate, id, command, request, way)));
    }

    /** A request at fault is refused before anything is asked of the database. */
    private Uni<Response> answer(
            String word,
            Optional<Problem> fault,
            CommandRequest request,
            Supplier<Uni<Reply>> work) {
        Uni<Reply> reply =
                fault.map(f -> Uni.createFrom().item(replies.refused(f, request.path())))
                        .orElseGet(work);
        return metrics.count(word, reply).map(Reply::response);
    }

    private <C, S extends State> Uni<Reply> run(
            Aggregate<C, S, ?> aggregate,
            CommandRequest request,
            C command,
            Answer<S> answer,
            Function<Way<S>, Uni<Outcome<S>>> work) {
        AtomicReference<@Nullable UUID> touched = new AtomicReference<>();
        Function<Outcome<S>, Reply> reply =
                outcome -> replies.of(outcome, aggregate, answer, request.path());
        Function<Way<S>, Uni<Reply>> run =
                way -> work.apply(way).invoke(o -> touched.set(userOf(aggregate, o))).map(reply);
        Way<S> atOnce =
                new Way.AtOnce<>(
                        done -> idempotency.around(request, command, () -> reply.apply(done)));
        long since = System.nanoTime();
        Uni<Reply> inTransaction =
                inTransaction(
                        since,
                        request,
                        command,
                        () -> run.apply(new Way.InTransaction<>()).call(() -> checkHeard(since)));
        Uni<Reply> done =
                aggregate.rows(command) == null
                        ? inTransaction
                        : atOnce(since, request, () -> run.apply(atOnce))
                                .onFailure(DatabaseRefusal::isLostRace)
                                .recoverWithUni(inTransaction);
        return done.onFailure()
                .recoverWithUni(failure ->
                        DatabaseRefusal.problem(aggregate, failure)
                                .map(p -> replies.refused(p, request.path()))
                                .map(r -> idempotency.keepFirst(request, command, r))
                                .orElseGet(() -> Uni.createFrom().failure(failure)))
                .invoke(() -> announce(touched.get()))
                .memoize() // a transaction that is cancelled can keep its connection for ever
                .indefinitely()
                .ifNoItem()
                .after(givenUp())
                .fail();
    }

    /** Its turn may come at the last moment. */
    private Duration givenUp() {
        return timeout.multipliedBy(2);
    }

    /** By one statement, which is a transaction by itself. */
    private Uni<Reply> atOnce(long since, CommandRequest request, Supplier<Uni<Reply>> work) {
        return Panache.withSession(() ->
                checkTime(since)
                        .chain(() -> work.get())
                        .invoke(reply -> checkKept(request, reply)));
    }

    /**
     * The first outcome under a key counts, so a refusal may not be the answer: see who was first.
     */
    private static void checkKept(CommandRequest request, Reply reply) {
        if (request.hasKey() && !reply.outcome().equals(Reply.ACCEPTED)) {
            throw new NotAtOnceException();
        }
    }

    private Uni<Reply> inTransaction(
            long since, CommandRequest request, Object command, Supplier<Uni<Reply>> work) {
        return Panache.withTransaction(() ->
                        checkTime(since).chain(() -> idempotency.once(request, command, work)))
                .onFailure(DatabaseRefusal::isLostRace)
                .retry()
                .atMost(ATTEMPTS);
    }

    /** A client that was told that its command takes too long must not find it done later. */
    private Uni<Void> checkTime(long since) {
        return checkTime(since, timeout);
    }

    /** Nor one that took too long when its turn had come. */
    private Uni<Void> checkHeard(long since) {
        return checkTime(since, givenUp());
    }

    private static Uni<Void> checkTime(long since, Duration limit) {
        return System.nanoTime() - since < limit.toNanos()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new TimeoutException());
    }

    private static <S extends State> @Nullable UUID userOf(
            Aggregate<?, S, ?> aggregate, Outcome<S> outcome) {
        return switch (outcome) {
            case Outcome.Done<S>(UUID id, S state) -> aggregate.userId(id, state);
            case Outcome.Refused<S> _ -> null;
        };
    }

    private void announce(@Nullable UUID user) {
        if (user != null) {
            journal.announce(user);
        }
    }

    /** What is yet to be made has no version that a condition could name. */
    private static Optional<Problem> nothingToMatch(CommandRequest request) {
        return request.isConditional()
                ? Optional.of(
                        Problem.of(
                                ProblemType.STALE_VERSION,
                                "There is no version yet that If-Match could name."))
                : Optional.empty();
    }

    private Optional<Problem> missingPrecondition(CommandRequest request) {
        return preconditionsRequired && !request.isConditional()
                ? Optional.of(
                        Problem.of(
                                ProblemType.PRECONDITION_REQUIRED,
                                "Say with If-Match which version is to be changed."))
                : Optional.empty();
    }
}
