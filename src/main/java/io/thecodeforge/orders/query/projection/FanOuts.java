package io.thecodeforge.orders.query.projection;

import io.quarkus.arc.All;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes the steps of every {@link FanOut} in the partitions that are this process's: one at a time,
 * so that however many there are, they take one connection and leave the rest to the batches. A
 * step is fenced as a batch is; one that fails is tried again at the next look.
 */
@ApplicationScoped
public class FanOuts {

    private static final Logger LOG = Logger.getLogger(FanOuts.class);

    /** What another process has begun or left is found within this time. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pool read;
    private final Positions positions;
    private final Claims claims;
    private final List<FanOut> all;
    private final List<Audience> audience;
    private final PartitionQueue queue = new PartitionQueue();
    private final Set<Integer> failing = ConcurrentHashMap.newKeySet();

    private Cancellable looking = () -> {};
    private volatile boolean isEnding;

    FanOuts(
            @ReactiveDataSource("read") Pool read,
            Positions positions,
            Claims claims,
            @All List<FanOut> all,
            @All List<Audience> audience) {
        this.read = read;
        this.positions = positions;
        this.claims = claims;
        this.all = all;
        this.audience = audience;
    }

    void start(@Observes @OfRole(ProcessRole.PROJECTOR) Started started) {
        looking =
                Multi.createFrom()
                        .ticks()
                        .every(LOOK)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(_ -> look().onFailure().recoverWithNull())
                        .subscribe()
                        .with(_ -> {}, failure -> LOG.error("Fan-outs are not taken up", failure));
    }

    void stop(@Observes @OfRole(ProcessRole.PROJECTOR) Ending stopping) {
        isEnding = true;
        looking.cancel();
    }

    /** Goes on with these partitions as soon as the transaction is committed. */
    public void goOnAfter(SqlConnection tx, Collection<Integer> partitions) {
        tx.transaction().completion().subscribe().with(_ -> goOn(partitions), _ -> {});
    }

    /** How many changes are on their way, whoever takes them. */
    Uni<Long> count() {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(fanOut -> fanOut.count(read))
                .collect()
                .with(Collectors.summingLong(Long::longValue));
    }

    private Uni<Void> look() {
        return claims.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(fanOut -> fanOut.pending(read))
                        .invoke(this::goOn)
                        .collect()
                        .last()
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail()
                        .replaceWithVoid();
    }

    private void goOn(Collection<Integer> partitions) {
        if (queue.begins(partitions)) {
            Uni.createFrom()
                    .deferred(() -> step(queue.first()))
                    .repeat()
                    .until(_ -> queue.isAtEnd())
                    .subscribe()
                    .with(_ -> {}, failure -> LOG.error("Fan-outs stand still", failure));
        }
    }

    private Uni<Boolean> step(int partition) {
        return Uni.createFrom()
                .deferred(() -> all(partition))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(isLast -> taken(partition, isLast))
                .onFailure()
                .invoke(failure -> failed(partition, failure))
                .onFailure()
                .recoverWithItem(true);
    }

    /** Whether nothing is left to do in a partition, or it is not ours. */
    private Uni<Boolean> all(int partition) {
        Claim claim = claims.of(partition);
        return claim == null
                ? Uni.createFrom().item(true)
                : Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(fanOut -> step(fanOut, claim))
                        .collect()
                        .with(Collectors.reducing(true, Boolean::logicalAnd));
    }

    private Uni<Boolean> step(FanOut fanOut, Claim claim) {
        return read.withTransaction(tx ->
                        positions.hold(tx, claim).chain(() -> fanOut.step(tx, claim.partition())))
                .invoke(this::tell)
                .map(FanOut.Step::isLast);
    }

    private void tell(FanOut.Step step) {
        if (!step.ended().isEmpty()) {
            audience.forEach(a -> a.moved(step.ended()));
        }
    }

    private void taken(int partition, boolean isLast) {
        failing.remove(partition);
        if (!isLast) {
            queue.add(partition);
        }
    }

    private void failed(int partition, Throwable failure) {
        if (failure instanceof FencedException fenced) {
            claims.claimAgain(fenced.claims());
        } else if (failing.add(partition) && !isEnding) {
            LOG.warnf("A fan-out in partition %d waits: %s", partition, failure);
        }
    }
}
