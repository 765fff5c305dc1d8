package io.thecodeforge.orders.processes;

import static io.thecodeforge.orders.journey.Bearer.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What one process has taken, another shows to whoever has the token. */
class OwnWritesIT {

    private static final int ORDERS = System.getProperty("orders.test.long") == null ? 40 : 2_000;
    private static final int SLOW_ORDERS =
            System.getProperty("orders.test.long") == null ? 20 : 10_000;
    private static final int KILLS = System.getProperty("orders.test.long") == null ? 1 : 4;

    /** Less than the time after which a query looks again unasked. */
    private static final Duration WOKEN = Duration.ofMillis(450);

    @Test
    void a_query_of_another_process_is_woken_when_its_command_is_applied() throws Exception {
        try (EmbeddedServers servers =
                        EmbeddedServers.start(BuildFolder.path().resolve("embedded/own-writes"));
                ServiceProcess one = ServiceProcess.start(servers.ports(), "own-writes-1");
                ServiceProcess other = ServiceProcess.start(servers.ports(), "own-writes-2")) {
            String user = register(one);
            List<Duration> waits = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                ServiceProcess asked = i % 2 == 0 ? other : one;
                waits.add(placeAndAsk(user, asked == one ? other : one, asked));
            }

            List<Duration> sorted = waits.stream().sorted().toList();
            System.out.println("own writes seen after, median: " + sorted.get(ORDERS / 2));
            assertThat(sorted.get(ORDERS / 2)).isLessThan(WOKEN);
        }
    }

    @Test
    void no_answer_is_without_its_order_while_the_projectors_are_slow_and_killed()
            throws Exception {
        try (EmbeddedServers servers =
                        EmbeddedServers.start(BuildFolder.path().resolve("embedded/slow-writes"));
                ServiceProcess stays = ServiceProcess.start(servers.ports(), "slow-writes-1");
                var hindrance = Executors.newSingleThreadExecutor()) {
            String user = register(stays);
            hindrance.submit(() -> holdProjectionsBack(servers.ports().readUrl()));
            ServiceProcess goes = ServiceProcess.start(servers.ports(), "slow-writes-2");
            for (int i = 0; i < SLOW_ORDERS; i++) {
                if (i % (SLOW_ORDERS / KILLS) == 1) {
                    goes.kill();
                    goes = ServiceProcess.start(servers.ports(), "slow-writes-2");
                }
                placeAndAsk(user, stays, stays);
            }
            goes.close();
            hindrance.shutdownNow();
        }
    }

    /** A quarter of a second in which nothing is projected, a tenth in which it is, and so on. */
    private static void holdProjectionsBack(String url) {
        String role = url.substring(url.lastIndexOf('/') + 1);
        try (Connection c = DriverManager.getConnection("jdbc:" + url, role, role);
                Statement statement = c.createStatement()) {
            while (!Thread.interrupted()) {
                statement.execute(
                        "begin; lock table user_feed in share mode; select pg_sleep(0.25); commit");
                statement.execute("select pg_sleep(0.1)");
            }
        } catch (SQLException e) {
            // the servers are gone: the test is over
        }
    }

    private static Duration placeAndAsk(String user, ServiceProcess taking, ServiceProcess asked) {
        Response placed =
                admin().contentType(ContentType.JSON)
                        .body(
                                """
                                {"userId": "%s", "items":
                                    [{"sku": "A", "name": "B", "quantity": 1, "unitPrice": 1}]}\
                                """
                                        .formatted(user))
                        .post(taking.url() + "/orders");
        long since = System.nanoTime();
        admin().header("Consistency-Token", placed.header("Consistency-Token"))
                .header("Prefer", "wait=30")
                .get(asked.url() + "/users/" + user + "/orders")
                .then()
                .statusCode(200)
                .body("items[0].orderId", equalTo(placed.<String>path("id")));
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static String register(ServiceProcess service) {
        return admin().contentType(ContentType.JSON)
                .body("{\"name\": \"Ada\", \"email\": \"ada@example.com\"}")
                .post(service.url() + "/users")
                .path("id");
    }
}
