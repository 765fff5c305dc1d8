package io.thecodeforge.orders.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.thecodeforge.orders.query.projection.EventBatch.Delivered;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However a history is cut, repeated and mixed, the tables are what it says, sums included. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(EmbeddedServersResource.class)
class HistoriesTest {

    /** Of no topic, so that nobody else goes on in it; another one for each history. */
    private int partition = -1_000_000 - (int) (System.nanoTime() % 1_000_000_000);

    @Inject Projections projections;
    @Inject @All List<FanOut> fanOuts;

    @Inject
    @ReactiveDataSource("read")
    Pool read;

    @Test
    void the_tables_equal_a_fold_of_any_history_in_any_batches_with_any_repeats() {
        Random random = new Random(TestLength.seed());
        for (int run = 0; run < TestLength.of(50, 2_000); run++) {
            Histories histories = new Histories(random);
            List<List<Envelope>> users =
                    Stream.generate(histories::ofUser).limit(1 + random.nextInt(6)).toList();
            List<Envelope> history = histories.interleaved(users);

            Fold fold = Fold.of(history);
            partition--;
            for (List<Envelope> batch : histories.delivered(history)) {
                apply(batch);
                stepsUpTo(random.nextInt(3));
                assertThat(ReadTables.listsOutOfStep(url(), fold.users())).isEmpty();
            }
            stepsUpTo(Integer.MAX_VALUE);

            assertThat(rows(fold)).as("run %d", run).isEqualTo(fold.rows());
            assertThat(ReadTables.sales(url(), partition))
                    .as("run %d", run)
                    .isEqualTo(fold.sales());
            assertThat(ReadTables.totals(url(), partition))
                    .as("run %d", run)
                    .isEqualTo(fold.totals());
            assertThat(ReadTables.listsOutOfStep(url(), fold.users())).isEmpty();
        }
    }

    @Test
    void a_whole_history_again_from_its_beginning_changes_nothing() {
        Histories histories = new Histories(new Random(TestLength.seed()));
        List<Envelope> history =
                Stream.generate(histories::ofUser).limit(20).flatMap(List::stream).toList();
        apply(history);
        Fold fold = Fold.of(history);

        histories.delivered(history).forEach(this::apply);
        stepsUpTo(Integer.MAX_VALUE);

        assertThat(rows(fold)).isEqualTo(fold.rows());
        assertThat(ReadTables.sales(url(), partition)).isEqualTo(fold.sales());
        assertThat(ReadTables.totals(url(), partition)).isEqualTo(fold.totals());
    }

    @Test
    void a_batch_of_many_takes_no_more_statements_than_one_of_few() {
        Histories histories = new Histories(new Random(7));
        List<Envelope> few = ofUsers(histories, 20);
        List<Envelope> many = ofUsers(histories, 200);
        assertThat(kinds(few)).isEqualTo(kinds(many)).hasSize(8);

        assertThat(statements(few)).isEqualTo(statements(many)).hasSizeLessThan(20);
    }

    private static List<Envelope> ofUsers(Histories histories, int users) {
        return histories.interleaved(Stream.generate(histories::ofUser).limit(users).toList());
    }

    private static Set<Class<?>> kinds(List<Envelope> events) {
        return events.stream().map(e -> e.event().getClass()).collect(Collectors.toSet());
    }

    /** What a batch has the database do, each as often as it is asked to. */
    private List<String> statements(List<Envelope> batch) {
        List<String> statements = new ArrayList<>();
        EventBatch events =
                new EventBatch(batch.stream().map(e -> new Delivered(partition, e)).toList());
        run(tx -> projections.apply(StatementLog.of(tx, statements), events));
        return statements.stream().sorted().toList();
    }

    private static List<String> rows(Fold fold) {
        return ReadTables.rows(url(), fold.users());
    }

    private static String url() {
        return EmbeddedServers.shared().readUrl();
    }

    private void stepsUpTo(int most) {
        for (FanOut fanOut : fanOuts) {
            for (int i = 0; i < most && !run(tx -> fanOut.step(tx, partition)).isLast(); i++) {}
        }
    }

    private void apply(List<Envelope> batch) {
        EventBatch events =
                new EventBatch(batch.stream().map(e -> new Delivered(partition, e)).toList());
        run(tx -> projections.apply(tx, events));
    }

    private <T> T run(Function<SqlConnection, Uni<T>> work) {
        return read.withTransaction(work).await().atMost(Duration.ofSeconds(30));
    }
}
