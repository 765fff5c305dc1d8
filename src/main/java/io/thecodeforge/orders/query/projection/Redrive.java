package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tries a queue of parked events again, in order, until it is empty or its first cannot be applied.
 * The projector of the partition waits meanwhile, so what comes next of the queue comes after it.
 */
@ApplicationScoped
class Redrive {

    private static final Logger LOG = Logger.getLogger(Redrive.class);

    private static final int LARGEST = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pool read;
    private final Positions positions;
    private final ParkedQueue queue;
    private final ParkedEvents parkedEvents;
    private final Projections projections;

    Redrive(
            @ReactiveDataSource("read") Pool read,
            Positions positions,
            ParkedQueue queue,
            ParkedEvents parkedEvents,
            Projections projections) {
        this.read = read;
        this.positions = positions;
        this.queue = queue;
        this.parkedEvents = parkedEvents;
        this.projections = projections;
    }

    /**
     * @param partition that the queue is of
     * @return how many events were applied
     */
    Uni<Integer> of(Queue of, int partition) {
        return tryFrom(of, work -> alone(of, partition, work), LARGEST, 0);
    }

    /**
     * Gives up one event, in the transaction that tries the next: neither is done without the
     * other, and nothing can come behind the one that goes.
     *
     * @return how many events were applied
     */
    Uni<Integer> without(long id, Queue of, int partition) {
        Alone without =
                work ->
                        alone(
                                of,
                                partition,
                                tx -> queue.remove(tx, id).chain(() -> work.apply(tx)));
        return tryFrom(of, without, LARGEST, 0);
    }

    /** Does work in a transaction that keeps the queue's projector waiting. */
    private interface Alone {
        Uni<Tried> run(Function<SqlConnection, Uni<Tried>> work);
    }

    /**
     * @param size how many to try at once; halved by each failure, doubled by each success
     */
    private Uni<Integer> tryFrom(Queue of, Alone alone, int size, int applied) {
        return alone.run(tx -> tryFirst(tx, of, size))
                .onFailure(Refusal::is)
                .recoverWithUni(failure ->
                        size == 1
                                ? alone.run(tx -> refuseFirst(tx, of, failure))
                                : Uni.createFrom().item(new Tried(0, size / 2)))
                .chain(tried ->
                        tried.next() == 0
                                ? Uni.createFrom().item(applied + tried.applied())
                                : tryFrom(of, alone, tried.next(), applied + tried.applied()));
    }

    /**
     * One transaction.
     *
     * @param next how many to try next; 0 for the end
     */
    private record Tried(int applied, int next) {}

    private Uni<Tried> tryFirst(SqlConnection tx, Queue of, int size) {
        return queue.first(tx, of, size)
                .chain(arrivals ->
                        elsewhere(tx, of, arrivals)
                                .map(blocked -> Triage.of(arrivals, blocked))
                                .chain(triage -> settle(tx, triage))
                                .map(triage -> tried(of, arrivals, triage, size)));
    }

    /** What a whole key's queue holds can have to go behind what is parked of one aggregate. */
    private Uni<Set<Queue>> elsewhere(SqlConnection tx, Queue of, List<Arrival> arrivals) {
        return of.isOfAggregate()
                ? Uni.createFrom().item(Set.of())
                : parkedEvents
                        .blocked(tx, arrivals)
                        .map(queues ->
                                queues.stream()
                                        .filter(Queue::isOfAggregate)
                                        .collect(Collectors.toSet()));
    }

    private Uni<Triage> settle(SqlConnection tx, Triage triage) {
        return projections
                .apply(tx, EventBatch.of(triage.sound()))
                .chain(() -> queue.remove(tx, triage.sound()))
                .chain(() -> queue.parkAgain(tx, triage.parked()))
                .replaceWith(triage);
    }

    private static Tried tried(Queue of, List<Arrival> arrivals, Triage triage, int size) {
        boolean isStuck = triage.parked().stream().anyMatch(p -> p.queue().equals(of));
        boolean isEmpty = arrivals.isEmpty();
        return new Tried(
                triage.sound().size(), isStuck || isEmpty ? 0 : Math.min(2 * size, LARGEST));
    }

    /** An event of one order leaves the queue of its whole key, so that the others can go on. */
    private Uni<Tried> refuseFirst(SqlConnection tx, Queue of, Throwable failure) {
        return queue.first(tx, of, 1)
                .map(first -> first.stream().map(r -> Parked.refused(r, failure)).toList())
                .invoke(refused -> refused.forEach(p -> log(p, failure)))
                .chain(refused -> queue.parkAgain(tx, refused).replaceWith(refused))
                .map(refused ->
                        new Tried(0, refused.stream().allMatch(p -> p.queue().equals(of)) ? 0 : 1));
    }

    private Uni<Tried> alone(Queue of, int partition, Function<SqlConnection, Uni<Tried>> work) {
        return read.withTransaction(
                        tx -> positions.lock(tx, of, partition).chain(() -> work.apply(tx)))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    private static void log(Parked parked, Throwable failure) {
        LOG.warnf(failure, "%s stays parked", parked.arrival().record().place());
    }
}
