package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

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
            select p.queue, p.partition, (
                select id from parked_queue f where f.queue = p.queue
                order by since, log_offset limit 1) as first
            from parked_event p where id = $1
            """;

    private static final String STATE =
            """
            select (select count(*) from parked_event where queue = $1) as waiting,
                (
                    select reason from parked_queue where queue = $1
                    order by since, log_offset limit 1) as reason
            """;

    private final Pool read;
    private final Redrive redrive;

    Parking(@ReactiveDataSource("read") Pool read, Redrive redrive) {
        this.read = read;
        this.redrive = redrive;
    }

    /** Tries the first of a queue and, if it can be applied, all that wait behind it. */
    Uni<Answer> retry(long id) {
        return found(
                id,
                queued ->
                        queued.first() == id
                                ? told(queued, redrive.of(queued.queue(), queued.partition()))
                                        .map(Parking::answer)
                                : Uni.createFrom().item(new Answer.Behind(queued.first())));
    }

    /** Gives up one event, and tries what is first then. */
    Uni<Answer> delete(long id) {
        return found(
                id,
                queued ->
                        told(queued, redrive.without(id, queued.queue(), queued.partition()))
                                .map(Answer.Done::new));
    }

    /**
     * Where an event is parked.
     *
     * @param first the id of the first of its queue
     */
    private record Queued(Queue queue, int partition, long first) {

        static Queued of(Row row) {
            return new Queued(
                    new Queue(row.getString("queue")),
                    row.getInteger("partition"),
                    row.getLong("first"));
        }
    }

    private Uni<Answer> found(long id, Function<Queued, Uni<Answer>> command) {
        return read.preparedQuery(QUEUE)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Queued::of))
                .chain(found ->
                        found.map(command)
                                .orElseGet(() -> Uni.createFrom().item(new Answer.Unknown())));
    }

    private Uni<ParkedAnswers.Outcome> told(Queued queued, Uni<Integer> redriven) {
        return redriven.chain(applied ->
                read.preparedQuery(STATE)
                        .execute(Tuple.of(queued.queue().name()))
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
}
