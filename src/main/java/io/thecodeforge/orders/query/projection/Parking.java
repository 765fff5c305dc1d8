package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What operators can do about parked events. */
@ApplicationScoped
class Parking {

    /** What became of a command. */
    sealed interface Answer {

        record Done(ParkedAnswers.Outcome outcome) implements Answer {}

        record Unknown() implements Answer {}

        /** An earlier event of the queue has to be tried first. */
        record Behind(long first) implements Answer {}

        /** It was tried, and stays. */
        record StillBroken(String reason) implements Answer {}
    }

    private static final String QUEUE =
            """
            select p.queue, (select min(id) from parked_event f where f.queue = p.queue) as first
            from parked_event p where id = $1
            """;

    private static final String STATE =
            """
            select (select count(*) from parked_event where queue = $1) as waiting,
                (select reason from parked_event where queue = $1 order by id limit 1) as reason
            """;

    private static final String DELETE = "delete from parked_event where id = $1 returning queue";

    private final Pool read;
    private final Redrive redrive;

    Parking(@ReactiveDataSource("read") Pool read, Redrive redrive) {
        this.read = read;
        this.redrive = redrive;
    }

    /** Tries the first of a queue and, if it can be applied, all that wait behind it. */
    Uni<Answer> retry(long id) {
        return read.preparedQuery(QUEUE)
                .execute(Tuple.of(id))
                .map(Parking::first)
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(new Answer.Unknown())
                                : retry(id, found.get()));
    }

    /** Gives up one event, and tries what is first then. */
    Uni<Answer> delete(long id) {
        return read.preparedQuery(DELETE)
                .execute(Tuple.of(id))
                .map(Parking::first)
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(new Answer.Unknown())
                                : redrive(queue(found.get())).map(Answer.Done::new));
    }

    private Uni<Answer> retry(long id, Row found) {
        long first = found.getLong("first");
        return first == id
                ? redrive(queue(found)).map(Parking::answer)
                : Uni.createFrom().item(new Answer.Behind(first));
    }

    private Uni<ParkedAnswers.Outcome> redrive(Queue queue) {
        return redrive.of(queue)
                .chain(applied ->
                        read.preparedQuery(STATE)
                                .execute(Tuple.of(queue.name()))
                                .map(rows -> outcome(applied, rows.iterator().next())));
    }

    private static Answer answer(ParkedAnswers.Outcome outcome) {
        return outcome.applied() == 0 && outcome.reason() != null
                ? new Answer.StillBroken(outcome.reason())
                : new Answer.Done(outcome);
    }

    private static ParkedAnswers.Outcome outcome(int applied, Row state) {
        return new ParkedAnswers.Outcome(
                applied, state.getLong("waiting"), state.getString("reason"));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.stream().findFirst();
    }

    private static Queue queue(Row row) {
        return new Queue(row.getString("queue"));
    }
}
