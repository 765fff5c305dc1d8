package io.thecodeforge.orders.query.freshness;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.web.ConsistencyToken;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.RefusedException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The read database, asked for something that is fresh enough. */
@ApplicationScoped
public class ReadModel {

    private static final String NOTHING_ELSE = "select " + Applied.SQL + " as applied";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

    /** With those before it, two and a half seconds. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_280);

    private final Pool read;
    private final ReadSignal signal;
    private final Waiters waiters;
    private final Duration patience;

    /** When the database has answered last, of the clock that counts nanoseconds. */
    private volatile long answered = System.nanoTime();

    ReadModel(
            @ReactiveDataSource("queries") Pool read,
            ReadSignal signal,
            Waiters waiters,
            OrdersConfig config) {
        this.read = read;
        this.signal = signal;
        this.waiters = waiters;
        this.patience = config.queries().timeout();
    }

    /**
     * Runs a statement until its snapshot has applied the tokens, and gives its one row.
     *
     * @param sql answers one row, with one of {@link Applied} as {@code applied}; $1 to $4 are
     *     those of the terms: tokens in three arrays, and the tags that the client knows
     * @param arguments from $5 on
     * @throws RefusedException read-model-behind, when the wait is over
     */
    public Uni<Row> ask(Terms terms, String sql, @Nullable Object... arguments) {
        Tuple all = terms.asArguments();
        for (@Nullable Object argument : arguments) {
            all.addValue(argument);
        }
        return terms.tokens().isEmpty()
                ? run(sql, all)
                : fresh(new Question(terms, sql, all, System.nanoTime()));
    }

    /** Waits until the tokens are applied: a later snapshot has all that an earlier one has. */
    public Uni<Void> reach(Terms terms) {
        return terms.tokens().isEmpty()
                ? Uni.createFrom().voidItem()
                : fresh(new Question(terms, NOTHING_ELSE, terms.asTokens(), System.nanoTime()))
                        .replaceWithVoid();
    }

    private record Question(Terms terms, String sql, Tuple arguments, long since) {

        List<UUID> ids() {
            return terms.tokens().stream().map(ConsistencyToken::id).toList();
        }

        Duration left() {
            return terms.prefer().duration().minusNanos(System.nanoTime() - since);
        }
    }

    /** Only one that does not find at once what it needs is one of those that wait. */
    private Uni<Row> fresh(Question question) {
        return look(
                question,
                run(question.sql(), question.arguments()),
                wait -> waiters.admit(() -> again(question, wait)));
    }

    /** Who was woken asks the question itself; who was not, first whether that is of use. */
    private Uni<Row> again(Question question, ReadSignal.Wait wait) {
        Duration left = question.left();
        return left.isPositive()
                ? wait.upTo(signal.nextLook(left))
                        .chain(woken -> woken ? look(question) : peek(question))
                : Uni.createFrom().failure(behind(question.terms()));
    }

    private Uni<Row> peek(Question question) {
        ReadSignal.Wait wait = signal.listen(question.ids());
        return patiently(NOTHING_ELSE, question.terms().asTokens(), FIRST_PAUSE)
                .chain(row -> row.getBoolean("applied") ? look(question) : again(question, wait))
                .onTermination()
                .invoke(wait::close);
    }

    private Uni<Row> look(Question question) {
        return look(
                question,
                patiently(question.sql(), question.arguments(), FIRST_PAUSE),
                wait -> again(question, wait));
    }

    /** Listens before it looks, so that nothing happens between the two. */
    private Uni<Row> look(
            Question question, Uni<Row> answer, Function<ReadSignal.Wait, Uni<Row>> otherwise) {
        ReadSignal.Wait wait = signal.listen(question.ids());
        return answer.chain(row ->
                        row.getBoolean("applied")
                                ? Uni.createFrom().item(row)
                                : otherwise.apply(wait))
                .onTermination()
                .invoke(wait::close);
    }

    /**
     * Many are woken together, and may be more than find a place: these try it again, each at a
     * time of its own. Those who come for the first time are refused, as ever.
     */
    private Uni<Row> patiently(String sql, Tuple arguments, Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) > 0
                ? run(sql, arguments)
                : run(sql, arguments)
                        .onFailure(ConnectionPoolTooBusyException.class)
                        .recoverWithUni(() ->
                                signal.after(anyOf(pause))
                                        .chain(() ->
                                                patiently(sql, arguments, pause.multipliedBy(2))));
    }

    private static Duration anyOf(Duration pause) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(pause.toNanos()) + 1);
    }

    /**
     * Runs a statement as it is.
     *
     * @throws TimeoutException where it has waited or run for too long; java.util.concurrent's
     *     where the database answers nobody
     */
    public Uni<RowSet<Row>> rows(String sql, Tuple arguments) {
        Deadline deadline = Deadline.of(patience);
        return read.withConnection(connection -> run(connection, sql, arguments, deadline))
                .ifNoItem()
                .after(patience)
                .failWith(() -> late(deadline));
    }

    private Uni<RowSet<Row>> run(
            SqlConnection connection, String sql, Tuple arguments, Deadline deadline) {
        return deadline.isTooLateToBegin()
                ? Uni.createFrom().failure(TimeoutException::new)
                : connection
                        .preparedQuery(sql)
                        .execute(arguments)
                        .onItemOrFailure()
                        .invoke((rows, failure) -> hasAnswered(failure));
    }

    /** To refuse is to answer, too. */
    private void hasAnswered(@Nullable Throwable failure) {
        if (failure == null || failure instanceof PgException) {
            answered = System.nanoTime();
        }
    }

    private Throwable late(Deadline deadline) {
        return answered - deadline.since() > 0
                ? new TimeoutException()
                : new java.util.concurrent.TimeoutException("the read database does not answer");
    }

    private Uni<Row> run(String sql, Tuple arguments) {
        return rows(sql, arguments).map(rows -> rows.iterator().next());
    }

    private static RefusedException behind(Terms terms) {
        return new RefusedException(
                Problem.of(
                        ProblemType.READ_MODEL_BEHIND,
                        "The read model has not applied what the Consistency-Token names after"
                                + " %d seconds.".formatted(terms.prefer().duration().toSeconds())));
    }
}
