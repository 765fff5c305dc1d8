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
import io.thecodeforge.orders.journey.TestLength;
import io.thecodeforge.orders.query.projection.EventLog.Topic;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Polls follow on each other as fast as the projector takes them: with repeats in the log, records
 * that are broken, claims that others make, and connections that end at any moment.
 */
@QuarkusTest
@TestProfile(HistoriesTest.InSmallSteps.class)
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
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();

    /** Of no topic, so that nobody else goes on in them. */
    private int lowest = -1_500_000_000 - (int) (System.nanoTime() % 500_000_000);

    private Topic topic = topic();

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
        for (int run = 0; run < TestLength.of(40, 1_000); run++) {
            lowest -= PARTITIONS;
            topic = topic();
            List<Integer> partitions =
                    IntStream.range(lowest, lowest + PARTITIONS).boxed().toList();
            PolledLog log = new PolledLog(topic.name(), partitions, random);
            int broken = 0;
            List<Fold> folds = new ArrayList<>();
            for (int partition : partitions) {
                Histories histories = new Histories(random);
                List<Envelope> history =
                        histories.interleaved(
                                Stream.generate(histories::ofUser)
                                        .limit(1 + random.nextInt(3))
                                        .toList());
                folds.add(Fold.of(history));
                boolean hasRepeats = random.nextInt(3) == 0;
                List<Envelope> delivered =
                        hasRepeats
                                ? histories.delivered(history).stream()
                                        .flatMap(List::stream)
                                        .toList()
                                : history;
                for (Envelope event : delivered) {
                    if (run % 4 == 0 && random.nextInt(20) == 0) {
                        log.addBroken(partition, UUID.randomUUID().toString());
                        broken++;
                    }
                    log.add(partition, event);
                }
            }

            project(log, partitions, run % 3 == 0);

            assertThat(parked(partitions)).as("run %d", run).isEqualTo(broken);
            for (int i = 0; i < PARTITIONS; i++) {
                int partition = partitions.get(i);
                Fold fold = folds.get(i);
                stepsToTheEnd(partition);
                assertThat(ReadTables.rows(url(), fold.users()))
                        .as("run %d", run)
                        .isEqualTo(fold.rows());
                assertThat(ReadTables.sales(url(), partition)).isEqualTo(fold.sales());
                assertThat(ReadTables.totals(url(), partition)).isEqualTo(fold.totals());
                assertThat(ReadTables.listsOutOfStep(url(), fold.users())).isEmpty();
            }
        }
        assertThat(mostUnderWay).hasValue(2);
    }

    private void project(PolledLog log, List<Integer> partitions, boolean isDisturbed) {
        Positions positions = new Positions(topic.name());
        Claims claims = claims(log);
        PieceTransactions transactions = watched(positions);
        ProjectorState state = new ProjectorState();
        Projector projector =
                new Projector(
                        new Intake(claims),
                        new Attempts(transactions, spans),
                        new Pieces(
                                read, positions, parkedEvents, transactions, spans, claims, state));
        claims.begin(log.consumer, partitions);
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    if (isDisturbed) {
                        disturb(partitions);
                    }
                    projector.project(log.poll()).await().atMost(PATIENCE);
                    return partitions.stream()
                            .allMatch(p -> claims.of(p) != null && isApplied(claims.of(p), log));
                });
    }

    private static boolean isApplied(Claim claim, PolledLog log) {
        return claim.applied() == log.end(claim.partition());
    }

    private void disturb(List<Integer> partitions) {
        switch (random.nextInt(12)) {
            case 0 -> store.raise(topic, partitions).await().atMost(PATIENCE);
            case 1 ->
                    read.query(CUT)
                            .execute()
                            .onFailure()
                            .recoverWithNull()
                            .await()
                            .atMost(PATIENCE);
            default -> {}
        }
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

    private PieceTransactions watched(Positions positions) {
        return new PieceTransactions(read, positions, parkedEvents, projections) {
            @Override
            Uni<Void> attempt(
                    List<Delivery> piece, EventBatch batch, Uni<Void> before, Runnable moved) {
                return super.attempt(piece, batch, before, moved)
                        .onSubscription()
                        .invoke(() ->
                                mostUnderWay.accumulateAndGet(
                                        underWay.incrementAndGet(), Math::max))
                        .onTermination()
                        .invoke(underWay::decrementAndGet);
            }
        };
    }

    private int parked(List<Integer> partitions) {
        return run(tx ->
                        tx.preparedQuery("delete from parked_event where partition = any($1)")
                                .execute(Tuple.of(partitions.toArray(Integer[]::new))))
                .rowCount();
    }

    private void stepsToTheEnd(int partition) {
        for (FanOut fanOut : fanOuts) {
            while (!run(tx -> fanOut.step(tx, partition)).isLast()) {}
        }
    }

    private static Topic topic() {
        return new Topic("polls-" + UUID.randomUUID(), "its id", PARTITIONS);
    }

    private static String url() {
        return EmbeddedServers.shared().readUrl();
    }

    private <T> T run(Function<SqlConnection, Uni<T>> work) {
        return read.withTransaction(work).await().atMost(PATIENCE);
    }
}
