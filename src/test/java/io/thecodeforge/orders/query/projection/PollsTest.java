package io.thecodeforge.orders.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.All;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.journey.ShortTimes;
import io.thecodeforge.orders.journey.TestLength;
import io.thecodeforge.orders.query.projection.EventLog.Topic;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Polls follow on each other as fast as the projector takes them: with repeats in the log, records
 * that are broken, and, while one is applied, claims that others make and connections that end.
 */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(EmbeddedServersResource.class)
class PollsTest {

    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String CUT =
            """
            select pg_terminate_backend(pid) from (
                select pid from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                    and xact_start is not null and backend_type = 'client backend'
                    and query not like '%pg_terminate_backend%') as busy
            """;

    private final Random random = new Random(TestLength.seed());

    /** Of no topic, so that nobody else goes on in them. */
    private int lowest = -1_500_000_000 - (int) (System.nanoTime() % 500_000_000);

    private Topic topic;

    @Inject Projections projections;
    @Inject ParkedEvents parkedEvents;
    @Inject ProjectionSpans spans;
    @Inject ClaimStore store;
    @Inject @All List<FanOut> fanOuts;

    @Inject
    @ReactiveDataSource("read")
    Pool read;

    @Test
    void the_tables_equal_a_fold_whatever_comes_between_the_polls() {
        for (int run = 0; run < TestLength.of(20, 1_000); run++) {
            lowest -= PARTITIONS;
            topic = new Topic("polls-" + UUID.randomUUID(), "its id", PARTITIONS);
            List<Integer> partitions =
                    IntStream.range(lowest, lowest + PARTITIONS).boxed().toList();
            PolledLog log = new PolledLog(topic.name(), partitions, random);
            boolean isBroken = run % 4 == 0;
            Map<Integer, Fold> folds = new HashMap<>();
            partitions.forEach(p -> folds.put(p, fill(log, p, isBroken)));

            project(log, partitions, run % 3 == 0);

            assertThat(parked(partitions)).isEqualTo(log.broken());
            folds.forEach(this::check);
        }
    }

    private Fold fill(PolledLog log, int partition, boolean isBroken) {
        Histories histories = new Histories(random);
        List<List<Envelope>> users =
                Stream.generate(histories::ofUser).limit(1 + random.nextInt(3)).toList();
        List<Envelope> history = histories.interleaved(users);
        List<Envelope> delivered =
                random.nextBoolean()
                        ? history
                        : histories.delivered(history).stream().flatMap(List::stream).toList();
        for (Envelope event : delivered) {
            if (isBroken && random.nextInt(20) == 0) {
                log.addBroken(partition, UUID.randomUUID().toString());
            }
            log.add(partition, event);
        }
        return Fold.of(history);
    }

    private void check(int partition, Fold fold) {
        for (FanOut fanOut : fanOuts) {
            while (!run(tx -> fanOut.step(tx, partition)).isLast()) {}
        }
        assertThat(ReadTables.rows(url(), fold.users())).isEqualTo(fold.rows());
        assertThat(ReadTables.sales(url(), partition)).isEqualTo(fold.sales());
        assertThat(ReadTables.totals(url(), partition)).isEqualTo(fold.totals());
        assertThat(ReadTables.listsOutOfStep(url(), fold.users())).isEmpty();
    }

    private void project(PolledLog log, List<Integer> partitions, boolean isDisturbed) {
        Positions positions = new Positions(topic.name());
        Claims claims = claims(log);
        PieceTransactions transactions =
                new PieceTransactions(read, positions, parkedEvents, projections);
        ProjectorState state = new ProjectorState();
        Projector projector =
                new Projector(
                        new Intake(claims),
                        new Pieces(
                                read, positions, parkedEvents, transactions, spans, claims, state));
        claims.begin(log.consumer, partitions);
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    CompletableFuture<Void> applied =
                            projector.project(log.poll()).subscribeAsCompletionStage();
                    if (isDisturbed) {
                        disturb(partitions);
                    }
                    applied.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                    return partitions.stream()
                            .allMatch(p -> claims.of(p) != null && isApplied(claims.of(p), log));
                });
    }

    private static boolean isApplied(Claim claim, PolledLog log) {
        return claim.next() == log.end(claim.partition());
    }

    private void disturb(List<Integer> partitions) {
        switch (random.nextInt(12)) {
            case 0 -> tried(store.raise(topic, partitions));
            case 1 -> tried(read.query(CUT).execute());
            default -> {}
        }
    }

    /** The connection that it gets may be one that was cut. */
    private static void tried(Uni<?> disturbance) {
        disturbance.replaceWithVoid().onFailure().recoverWithNull().await().atMost(PATIENCE);
    }

    private Claims claims(PolledLog log) {
        EventLog names = new EventLog(null, topic.name());
        return new Claims(
                new Claiming(names, store) {
                    @Override
                    Uni<List<Claim>> claim(Collection<Integer> partitions) {
                        return store.raise(topic, partitions);
                    }
                },
                names,
                new EventConsumers(null) {
                    @Override
                    void run(
                            Consumer<?, ?> consumer,
                            java.util.function.Consumer<Consumer<byte[], byte[]>> action) {
                        log.run(() -> action.accept(log.consumer));
                    }
                },
                new ProjectorState(),
                List.of());
    }

    private int parked(List<Integer> partitions) {
        return run(tx ->
                        tx.preparedQuery("delete from parked_event where partition = any($1)")
                                .execute(Tuple.of(partitions.toArray(Integer[]::new))))
                .rowCount();
    }

    private static String url() {
        return EmbeddedServers.shared().readUrl();
    }

    private <T> T run(Function<SqlConnection, Uni<T>> work) {
        return read.withTransaction(work).onFailure().retry().atMost(20).await().atMost(PATIENCE);
    }
}
