package io.thecodeforge.orders.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.journey.TestLength;
import io.thecodeforge.orders.query.projection.EventBatch.Delivered;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However a history is cut, repeated and mixed, the tables are what it says, sums included. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class HistoriesTest {

    @Inject Projections projections;

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

            histories.delivered(history).forEach(this::apply);

            Fold fold = Fold.of(history);
            assertThat(rows(fold)).as("run %d", run).isEqualTo(fold.rows());
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

        assertThat(rows(fold)).isEqualTo(fold.rows());
    }

    private static List<String> rows(Fold fold) {
        return ReadTables.rows(EmbeddedServers.shared().readUrl(), fold.users());
    }

    private void apply(List<Envelope> batch) {
        EventBatch events = new EventBatch(batch.stream().map(e -> new Delivered(0, e)).toList());
        read.withTransaction(tx -> projections.apply(tx, events))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
