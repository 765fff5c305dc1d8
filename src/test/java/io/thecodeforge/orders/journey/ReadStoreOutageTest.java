package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Topic.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A read database that is not to be had is waited for: nothing is parked, nothing is lost. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class ReadStoreOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Topic topic = new Topic();

    @AfterEach
    void all_is_as_it_was() {
        topic.close();
        Databases.asAdmin("alter database orders_read allow_connections true");
        Databases.asAdmin("alter role orders_read connection limit -1");
        Databases.asAdmin("alter role orders_read reset default_transaction_read_only");
        Databases.asAdmin(Databases.DISCONNECT_READERS);
    }

    @Test
    void a_read_database_that_is_away_is_waited_for() {
        String waited =
                eventDuring(
                        "alter database orders_read allow_connections false",
                        "alter database orders_read allow_connections true");

        assertThat(waited).contains("DOWN");
    }

    @Test
    void a_read_database_that_takes_no_more_connections_is_waited_for() {
        String waited =
                eventDuring(
                        "alter role orders_read connection limit 0",
                        "alter role orders_read connection limit -1");

        assertThat(waited).contains("DOWN");
    }

    @Test
    void a_read_database_that_is_read_only_is_waited_for_and_answers_queries() {
        String waited =
                eventDuring(
                        "alter role orders_read set default_transaction_read_only = on",
                        "alter role orders_read reset default_transaction_read_only");

        assertThat(waited).contains("projector waits").contains("read-only");
    }

    @Test
    void a_deadlock_is_tried_again() {
        UUID ada = registered();
        long before = Databases.deadlocks();
        try (Databases.Session other = Databases.adminSession()) {
            other.run("set deadlock_timeout = '60s'");
            other.run("begin");
            other.run("select from user_view where user_id = '%s' for update".formatted(ada));
            changeName(ada);
            await().until(Databases::isProjectorBlocked);
            // the projector has the position and waits for the row; its own timeout finds the
            // circle
            other.run("select from projector_position for update");
            other.run("rollback");
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/users/" + ada).then().body("name", equalTo("Grace")));
        await().atMost(PATIENCE).until(() -> Databases.deadlocks() == before + 1);
        nothingIsParked();
    }

    /** What readiness says meanwhile. */
    private String eventDuring(String outage, String end) {
        UUID ada = registered();
        Databases.asAdmin(outage);
        Databases.asAdmin(Databases.DISCONNECT_READERS);
        changeName(ada);

        await().atMost(PATIENCE).until(() -> readiness().contains("projector waits"));
        String waited = readiness();
        RestAssured.get("/q/health/live").then().statusCode(200);

        Databases.asAdmin(end);
        Databases.asAdmin(Databases.DISCONNECT_READERS);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> get("/users/" + ada).then().body("name", equalTo("Grace")));
        nothingIsParked();
        RestAssured.get("/q/health/ready").then().statusCode(200);
        return waited;
    }

    private UUID registered() {
        UUID ada = UUID.randomUUID();
        topic.send(event(ada, ada, 1, new UserRegistered("Ada", ada + "@example.com")));
        await().atMost(PATIENCE).untilAsserted(() -> get("/users/" + ada).then().statusCode(200));
        return ada;
    }

    private void changeName(UUID user) {
        topic.send(event(user, user, 2, new UserChanged("Grace", user + "@example.com")));
    }

    private static void nothingIsParked() {
        get("/admin/parked-events").then().statusCode(200).body("items", hasSize(0));
    }

    private static String readiness() {
        return RestAssured.get("/q/health/ready").asString();
    }
}
