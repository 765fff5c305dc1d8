package io.thecodeforge.orders.journal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.embedded.OwnDatabase;
import io.thecodeforge.orders.embedded.RowsRead;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The relay's statement is planned once, perhaps while the journal is known to be tiny. */
class GrowingJournalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** With so many events, each of another user; all that come later wait in one slot. */
    private static final String EVENTS =
            """
            with events as (
                insert into journal (event_id, user_id, aggregate_id, version, type, occurred_at, data)
                select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'OrderPlaced.v1',
                    now(), '{}'
                from generate_series(1, %d)
                returning position, user_id, occurred_at)
            insert into outbox (slot, position, user_id, occurred_at)
            select 7, position, user_id, occurred_at from events
            """;

    private static final int MOST = 10;

    private final Outbox outbox = new Outbox((Pool) null);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20})
    void what_the_relay_reads_does_not_grow_with_the_journal(int known) throws SQLException {
        Vertx vertx = Vertx.vertx();
        try (OwnDatabase database = OwnDatabase.write("growing_journal", "")) {
            database.run(EVENTS.formatted(known));
            database.run("analyze");
            PgConnection relay = connect(vertx, database);
            rowsReadOf(relay);
            database.run(EVENTS.formatted(5_000));

            assertThat(rowsReadOf(relay))
                    .isLessThanOrEqualTo(4 * MOST); // an entry and its event, each in an index, too
        } finally {
            vertx.close().await().atMost(PATIENCE);
        }
    }

    private long rowsReadOf(PgConnection relay) {
        return RowsRead.of(relay, () -> outbox.oldest(relay, List.of(7), Set.of(), Set.of(), MOST));
    }

    private static PgConnection connect(Vertx vertx, OwnDatabase database) {
        PgConnectOptions options =
                PgConnectOptions.fromUri(database.url())
                        .setUser("postgres")
                        .setCachePreparedStatements(true);
        return PgConnection.connect(vertx, options)
                .call(relay -> relay.query(RelayConnection.SETTINGS).execute())
                .await()
                .atMost(PATIENCE);
    }
}
