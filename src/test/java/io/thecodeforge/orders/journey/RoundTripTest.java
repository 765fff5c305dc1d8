package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.place;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Round trips decide how many commands a second there can be. Each statement of a command waits for
 * the one before it, so the statements that PostgreSQL counts are the round trips.
 */
@QuarkusTest
@TestProfile(CommandsAlone.class)
@WithTestResource(EmbeddedServersResource.class)
class RoundTripTest {

    /** Vert.x keeps a longer statement's plan for no other time. */
    private static final int KEPT = 2048;

    @Inject MeterRegistry registry;

    @BeforeEach
    void statements_can_be_counted() throws SQLException {
        query("create extension if not exists pg_stat_statements");
    }

    @Test
    void placing_an_order_takes_one() throws SQLException {
        String ada = registerUser("Ada");
        query("select pg_stat_statements_reset()");

        place(ada, TWO_BOOKS_AND_A_PEN).then().statusCode(201);

        assertThat(statements()).containsExactly("with free as (");
    }

    @Test
    void a_change_takes_two() throws SQLException {
        String order = place(registerUser("Ada"), TWO_BOOKS_AND_A_PEN).path("id");
        query("select pg_stat_statements_reset()");

        confirm(order).then().statusCode(200);

        assertThat(statements()).hasSize(2).contains("with free as (");
    }

    @Test
    void so_does_one_with_an_idempotency_key() throws SQLException {
        String order = place(registerUser("Ada"), TWO_BOOKS_AND_A_PEN).path("id");
        query("select pg_stat_statements_reset()");

        Api.request()
                .header("Idempotency-Key", "another-of-its-own")
                .post("/orders/" + order + "/confirm")
                .then()
                .statusCode(200);

        assertThat(statements()).hasSize(2).contains("with free as (");
    }

    @Test
    void placing_with_an_idempotency_key_takes_one() throws SQLException {
        String ada = registerUser("Ada");
        query("select pg_stat_statements_reset()");

        place(ada, TWO_BOOKS_AND_A_PEN, "a-key-of-its-own").then().statusCode(201);

        assertThat(statements()).containsExactly("with free as (");
        assertThat(query("select max(length(query))::text from pg_stat_statements"))
                .allSatisfy(longest -> assertThat(Integer.parseInt(longest)).isLessThan(KEPT));
    }

    @Test
    void metrics_count_every_statement_but_begin_and_commit() throws SQLException {
        String ada = registerUser("Ada");
        place(ada, TWO_BOOKS_AND_A_PEN);
        double before = completed();
        for (int i = 0; i < 10; i++) {
            place(ada, TWO_BOOKS_AND_A_PEN).then().statusCode(201);
        }

        // with what wakes other relays, and what was under way before; BEGIN and COMMIT are 20 more
        assertThat(completed() - before).isBetween(10.0, 25.0);
    }

    private double completed() {
        return registry.get("postgresql.completed").tag("clientName", "write").counter().count();
    }

    /** The first line of each statement of a command, as often as it ran. */
    private static List<String> statements() throws SQLException {
        return query(
                """
                select split_part(query, chr(10), 1)
                from pg_stat_statements s, generate_series(1, s.calls)
                where query not like '%pg_stat%' and query not like 'SET %'
                    and query not like '%pg_notify%' and query not like 'delete from idem%'
                    and dbid = (select oid from pg_database where datname = current_database())\
                """);
    }

    private static List<String> query(String sql) throws SQLException {
        String url = "jdbc:" + EmbeddedServers.shared().writeUrl();
        try (Connection c = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = c.createStatement()) {
            List<String> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet found = statement.getResultSet()) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
            return rows;
        }
    }
}
