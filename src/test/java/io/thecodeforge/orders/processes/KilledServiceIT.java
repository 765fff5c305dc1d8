package io.thecodeforge.orders.processes;

import static io.thecodeforge.orders.journey.Bearer.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What was acknowledged is never lost, however the process ends. */
class KilledServiceIT {

    @Test
    void an_order_that_was_acknowledged_before_the_kill_appears_after_the_restart()
            throws Exception {
        try (EmbeddedServers servers =
                EmbeddedServers.startEmpty(BuildFolder.path().resolve("embedded/killed-service"))) {
            ServiceProcess first = ServiceProcess.start(servers.ports(), "killed-service-1");
            String ada = register(first);
            await().untilAsserted(() ->
                    admin().get(first.url() + "/users/" + ada).then().statusCode(200));
            String order;
            try (Connection read = readDatabase(servers)) {
                holdTheProjectorBack(read);
                order = place(first, ada);
                first.kill();
                read.rollback();
                assertThat(isProjected(read, order)).isFalse();
            }

            try (ServiceProcess second =
                    ServiceProcess.start(servers.ports(), "killed-service-2")) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() ->
                                admin().get(second.url() + "/orders/" + order)
                                        .then()
                                        .statusCode(200)
                                        .body("status", equalTo("pending")));
            }
        }
    }

    private static String register(ServiceProcess service) {
        return admin().contentType(ContentType.JSON)
                .body("{\"name\": \"Ada\", \"email\": \"ada@example.com\"}")
                .post(service.url() + "/users")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String place(ServiceProcess service, String user) {
        return admin().contentType(ContentType.JSON)
                .body(
                        """
                        {"userId": "%s", "items":
                            [{"sku": "A", "name": "B", "quantity": 1, "unitPrice": 1}]}\
                        """
                                .formatted(user))
                .post(service.url() + "/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Connection readDatabase(EmbeddedServers servers) throws Exception {
        Connection read =
                DriverManager.getConnection(
                        "jdbc:" + servers.ports().readUrl(), "orders_read", "orders_read");
        read.setAutoCommit(false);
        return read;
    }

    private static void holdTheProjectorBack(Connection read) throws Exception {
        read.createStatement().execute("lock table user_orders_view in access exclusive mode");
    }

    private static boolean isProjected(Connection read, String order) throws Exception {
        try (ResultSet found =
                read.createStatement()
                        .executeQuery(
                                "select 1 from user_orders_view where order_id = '%s'"
                                        .formatted(order))) {
            return found.next();
        }
    }
}
