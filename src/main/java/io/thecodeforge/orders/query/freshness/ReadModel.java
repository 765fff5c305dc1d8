package io.thecodeforge.orders.query.freshness;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.web.ConsistencyToken;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.RefusedException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The read database, asked for something that is fresh enough. */
@ApplicationScoped
public class ReadModel {

    /** A wake-up can be lost: then it is looked again after this time. */
    private static final Duration NEXT_LOOK = Duration.ofMillis(500);

    private static final String NOTHING_ELSE = "select " + Applied.SQL + " as applied";

    private final Pool read;
    private final ReadSignal signal;
    private final Duration patience;

    ReadModel(@ReactiveDataSource("queries") Pool read, ReadSignal signal, OrdersConfig config) {
        this.read = read;
        this.signal = signal;
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
                : untilApplied(terms, sql, all, System.nanoTime());
    }

    /** Waits until the tokens are applied: a later snapshot has all that an earlier one has. */
    public Uni<Void> reach(Terms terms) {
        return terms.tokens().isEmpty()
                ? Uni.createFrom().voidItem()
                : untilApplied(terms, NOTHING_ELSE, terms.asTokens(), System.nanoTime())
                        .replaceWithVoid();
    }

    private Uni<Row> untilApplied(Terms terms, String sql, Tuple arguments, long since) {
        ReadSignal.Wait wait = signal.listen(ids(terms));
        return run(sql, arguments)
                .onFailure()
                .invoke(wait::close)
                .chain(row -> {
                    Duration left = terms.prefer().duration().minusNanos(System.nanoTime() - since);
                    if (row.getBoolean("applied") || !left.isPositive()) {
                        wait.close();
                        return row.getBoolean("applied")
                                ? Uni.createFrom().item(row)
                                : Uni.createFrom().failure(behind(terms));
                    }
                    Duration next = left.compareTo(NEXT_LOOK) < 0 ? left : NEXT_LOOK;
                    return wait.upTo(next).chain(() -> untilApplied(terms, sql, arguments, since));
                });
    }

    /**
     * Runs a statement as it is.
     *
     * @throws TimeoutException where a database that is there does not answer
     */
    public Uni<RowSet<Row>> rows(String sql, Tuple arguments) {
        return read.preparedQuery(sql)
                .execute(arguments)
                .ifNoItem()
                .after(patience)
                .failWith(TimeoutException::new);
    }

    private Uni<Row> run(String sql, Tuple arguments) {
        return rows(sql, arguments).map(rows -> rows.iterator().next());
    }

    private static List<UUID> ids(Terms terms) {
        return terms.tokens().stream().map(ConsistencyToken::id).toList();
    }

    private static RefusedException behind(Terms terms) {
        return new RefusedException(
                Problem.of(
                        ProblemType.READ_MODEL_BEHIND,
                        "The read model has not applied what the Consistency-Token names after"
                                + " %d seconds.".formatted(terms.prefer().duration().toSeconds())));
    }
}
