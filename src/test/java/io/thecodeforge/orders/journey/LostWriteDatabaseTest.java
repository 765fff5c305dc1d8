package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.post;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A host that is gone says nothing: neither the database's to us, nor ours to the database. */
@QuarkusTest
@TestProfile(LostWriteDatabaseTest.Narrow.class)
@WithTestResource(GatedWriteDatabase.class)
class LostWriteDatabaseTest {

    /** All connections are two. */
    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.reactive.max-size", "2",
                    "orders.commands.timeout", "500ms",
                    "orders.relay.lease", "1s");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Connections on which nothing was ever asked. */
    private static final String UNUSED =
            """
            select count(*) from pg_stat_activity
            where application_name = 'orders-write' and query = ''
            """;

    @Inject Pool write;
    @Inject MeterRegistry registry;

    private Gate gate;

    @AfterEach
    void the_gate_is_open() throws IOException {
        gate.open();
    }

    @Test
    void commands_go_on_when_the_databases_host_is_gone_and_another_has_its_place() {
        SqlConnection one = get(write.getConnection());
        SqlConnection other = get(write.getConnection());
        get(one.close());
        get(other.close());
        gate.lose();

        post("/users", user()).then().statusCode(503);

        await().atMost(PATIENCE).untilAsserted(() -> post("/users", user()).then().statusCode(201));
    }

    @Test
    void what_a_host_that_is_gone_had_locked_is_free_again() {
        await().atMost(PATIENCE).untilAsserted(() -> post("/users", user()).then().statusCode(201));
        String ada = registerUser("Ada");
        SqlConnection gone = get(write.getConnection());
        assertThat(
                        get(gone.query("show idle_in_transaction_session_timeout").execute())
                                .iterator()
                                .next()
                                .getString(0))
                .isEqualTo("10s");
        get(gone.begin());
        get(gone.query("select from users where id = '%s' for update".formatted(ada)).execute());

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        patch("/users/" + ada, "{\"name\": \"Ada King\"}").then().statusCode(200));
        get(gone.close().onFailure().recoverWithNull());
    }

    /** Each attempt of the relay is given up after a lease, and comes through in the end. */
    @Test
    void a_relays_attempts_to_connect_leave_no_connection_where_they_are_given_up()
            throws IOException {
        await().atMost(PATIENCE).untilAsserted(() -> post("/users", user()).then().statusCode(201));
        gate.freeze();
        await().atMost(PATIENCE).until(() -> lanes() == 0);
        await().during(Duration.ofSeconds(4)).atMost(PATIENCE).until(() -> lanes() == 0);

        gate.open();

        await().atMost(PATIENCE).until(() -> lanes() > 0);
        await().atMost(PATIENCE).until(() -> Databases.countInWrite(UNUSED) == 0 && lanes() > 0);
    }

    private double lanes() {
        return registry.get("orders.relay.lanes").gauge().value();
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    private static String user() {
        return "{\"name\": \"Ada\", \"email\": \"%s@example.com\"}".formatted(UUID.randomUUID());
    }
}
