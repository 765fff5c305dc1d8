package io.thecodeforge.orders.processes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one process has taken, another shows to whoever has the token. */
class OwnWritesIT {

    private static final int ORDERS = System.getProperty("orders.test.long") == null ? 40 : 2_000;

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

    private static Duration placeAndAsk(String user, ServiceProcess taking, ServiceProcess asked) {
        Response placed =
                given().contentType(ContentType.JSON)
                        .body(
                                """
                                {"userId": "%s", "items":
                                    [{"sku": "A", "name": "B", "quantity": 1, "unitPrice": 1}]}\
                                """
                                        .formatted(user))
                        .post(taking.url() + "/orders");
        long since = System.nanoTime();
        given().header("Consistency-Token", placed.header("Consistency-Token"))
                .header("Prefer", "wait=30")
                .get(asked.url() + "/users/" + user + "/orders")
                .then()
                .statusCode(200)
                .body("items[0].orderId", equalTo(placed.path("id")));
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static String register(ServiceProcess service) {
        return given().contentType(ContentType.JSON)
                .body("{\"name\": \"Ada\", \"email\": \"ada@example.com\"}")
                .post(service.url() + "/users")
                .path("id");
    }
}
