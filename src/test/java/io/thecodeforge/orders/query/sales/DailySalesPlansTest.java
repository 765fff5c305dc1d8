package io.thecodeforge.orders.query.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.query.Plan;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class DailySalesPlansTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Ten years of three currencies, beside what others have sold, in a transaction undone. */
    private static final String MANY =
            """
            insert into daily_sales
            select date '1990-01-01' + d, c, p, 1, 1, 1, 0
            from generate_series(0, 3652) as d, unnest(array['EUR', 'GBP', 'USD']) as c,
                generate_series(0, 11) as p
            on conflict do nothing;
            analyze daily_sales
            """;

    @Inject
    @ReactiveDataSource("queries")
    Pool queries;

    @Test
    void a_period_reads_its_own_days_and_no_others() throws Exception {
        SqlConnection connection = queries.getConnection().await().atMost(PATIENCE);
        var transaction = connection.begin().await().atMost(PATIENCE);
        try {
            connection.query("set local statement_timeout = 0").execute().await().atMost(PATIENCE);
            connection.query(MANY).execute().await().atMost(PATIENCE);

            Plan plan = plan(connection);

            assertThat(plan.nodes()).noneMatch(Plan::isScanOfEverything).noneMatch(Plan::isJoin);
            assertThat(plan.nodes()).anyMatch(n -> n.index().equals("daily_sales_pkey"));
            assertThat(plan.ofTable("daily_sales"))
                    .singleElement()
                    .satisfies(scan -> assertThat(scan.rows()).isEqualTo(30 * 3 * 12))
                    .satisfies(scan -> assertThat(scan.filteredRows()).isZero());
            assertThat(plan.nodes().filter(Plan::isSort))
                    .as("what is left to be sorted is what is answered")
                    .allMatch(sort -> sort.rows() <= 30 * 3);
        } finally {
            transaction.rollback().chain(connection::close).await().atMost(PATIENCE);
        }
    }

    private static Plan plan(SqlConnection connection) throws Exception {
        Tuple june =
                Tuple.of(new String[0], new UUID[0], new Integer[0], new String[] {"another"})
                        .addLocalDate(LocalDate.parse("1995-06-01"))
                        .addLocalDate(LocalDate.parse("1995-06-30"));
        String explained =
                connection
                        .preparedQuery("explain (analyze, format json) " + DailySalesQueries.PERIOD)
                        .execute(june)
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next()
                        .getValue(0)
                        .toString();
        return new Plan(new ObjectMapper().readTree(explained).get(0).get("Plan"));
    }
}
