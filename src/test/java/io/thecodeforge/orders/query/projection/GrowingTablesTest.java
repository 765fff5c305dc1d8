package io.thecodeforge.orders.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.embedded.OwnDatabase;
import io.thecodeforge.orders.embedded.RowsRead;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.journey.ShortTimes;
import io.thecodeforge.orders.query.projection.EventBatch.Delivered;
import io.thecodeforge.orders.store.NamedPool;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A statement is planned once, perhaps while its tables are known to be tiny. What it reads must
 * not grow with them.
 */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(EmbeddedServersResource.class)
class GrowingTablesTest {

    private static final String SETTINGS =
            "quarkus.datasource.read.reactive.additional-properties.";

    private static final int PARTITION = 3;

    private final Histories histories = new Histories(new Random(11));

    @Inject Projections projections;
    @Inject @All List<FanOut> fanOuts;
    @Inject Vertx vertx;
    @Inject Config config;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void what_a_batch_reads_does_not_grow_with_its_tables(int known) throws SQLException {
        try (OwnDatabase database = OwnDatabase.read("growing")) {
            PgConnection session = connect(database);
            rowsReadOf(session, known);
            database.run("analyze");

            double few = rowsReadOf(session, 20);
            rowsReadOf(session, 150);
            double many = rowsReadOf(session, 20);

            assertThat(many).isLessThan(1.3 * few);
            session.close().await().atMost(Duration.ofSeconds(5));
        }
    }

    /** By event, of so many batches, each of them all that happened to a user. */
    private double rowsReadOf(PgConnection session, int batches) {
        long rows = 0;
        int events = 0;
        for (int i = 0; i < batches; i++) {
            List<Envelope> batch = histories.ofUser();
            rows += rowsReadOf(session, batch);
            events += batch.size();
        }
        return 1.0 * rows / events;
    }

    private long rowsReadOf(PgConnection session, List<Envelope> batch) {
        EventBatch events =
                new EventBatch(batch.stream().map(e -> new Delivered(PARTITION, e)).toList());
        return RowsRead.of(
                session, () -> projections.apply(session, events).chain(() -> toTheEnd(session)));
    }

    private Uni<Void> toTheEnd(PgConnection session) {
        return fanOuts.getFirst()
                .step(session, PARTITION)
                .chain(step -> step.isLast() ? Uni.createFrom().voidItem() : toTheEnd(session));
    }

    /** With the settings of the projector's connections. */
    private PgConnection connect(OwnDatabase database) {
        PgConnectOptions options =
                PgConnectOptions.fromUri(database.url())
                        .setUser("postgres")
                        .setCachePreparedStatements(true)
                        .setPreparedStatementCacheSqlLimit(NamedPool.LONGEST_STATEMENT);
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(SETTINGS)) {
                options.addProperty(
                        name.substring(SETTINGS.length()).replace("\"", ""),
                        config.getValue(name, String.class));
            }
        }
        return PgConnection.connect(vertx, options).await().atMost(Duration.ofSeconds(5));
    }
}
