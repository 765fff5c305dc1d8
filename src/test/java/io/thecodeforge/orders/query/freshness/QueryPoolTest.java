package io.thecodeforge.orders.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class QueryPoolTest {

    private static final String QUERY = "select name from user_view where user_id = $1";

    private static final String PLANS =
            "select generic_plans, custom_plans from pg_prepared_statements where statement = $1";

    private static final int TIMES = 7;

    @Inject
    @ReactiveDataSource("queries")
    Pool queries;

    @Test
    void a_query_is_planned_once_whatever_it_is_asked() {
        String plans =
                queries.withConnection(c -> ask(c).chain(() -> plans(c)))
                        .await()
                        .atMost(Duration.ofSeconds(10));

        assertThat(plans).isEqualTo("%d, 0", TIMES);
    }

    private static Uni<Void> ask(SqlConnection connection) {
        return Multi.createFrom()
                .range(0, TIMES)
                .onItem()
                .transformToUniAndConcatenate(
                        _ -> connection.preparedQuery(QUERY).execute(Tuple.of(UUID.randomUUID())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<String> plans(SqlConnection connection) {
        return connection
                .preparedQuery(PLANS)
                .execute(Tuple.of(QUERY))
                .map(rows -> rows.iterator().next())
                .map(row -> "%d, %d".formatted(row.getLong(0), row.getLong(1)));
    }
}
