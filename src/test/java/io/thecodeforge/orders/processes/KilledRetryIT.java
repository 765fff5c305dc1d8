package io.thecodeforge.orders.processes;

import static io.thecodeforge.orders.journey.Bearer.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A client that retries under one Idempotency-Key gets one order, whatever dies in between. */
class KilledRetryIT {

    private static final int CLIENTS = 100;
    private static final boolean LONG = System.getProperty("orders.test.long") != null;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Between attempts: while nobody listens, so many clients would keep one from starting. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    private volatile ServiceProcess service;

    @Test
    void many_retries_under_one_key_are_one_order_though_the_process_is_killed() throws Exception {
        long seed = Long.getLong("orders.test.seed", System.nanoTime());
        System.out.println("-Dorders.test.seed=" + seed);
        Random random = new Random(seed);
        try (EmbeddedServers servers =
                EmbeddedServers.startEmpty(BuildFolder.path().resolve("embedded/killed-retry"))) {
            service = ServiceProcess.start(servers.ports(), "killed-retry");
            String user = register();
            for (int round = 0; round < (LONG ? 10 : 1); round++) {
                oneOrderOf(user, servers.ports(), random, round);
            }
            service.close();
        }
    }

    private void oneOrderOf(String user, ServerPorts ports, Random random, int round)
            throws Exception {
        String key = UUID.randomUUID().toString();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            Callable<Response> client = () -> placeUntilAnswered(user, key);
            List<Future<Response>> answers =
                    Stream.generate(() -> client).limit(CLIENTS).map(threads::submit).toList();
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(400)).toNanos());
            service.kill();
            service = ServiceProcess.start(ports, "killed-retry-" + round);

            String first = answers.getFirst().get().asString();
            for (Future<Response> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
                assertThat(answer.get().asString()).isEqualTo(first);
            }
        }
        int orders = round + 1;
        assertThat(count(ports.writeUrl(), "orders", user)).isEqualTo(orders);
        assertThat(count(ports.writeUrl(), "journal", user)).isEqualTo(1 + orders);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(count(ports.readUrl(), "user_orders_view", user))
                                .isEqualTo(orders));
    }

    private Response placeUntilAnswered(String user, String key) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Duration pause = PAUSE;
            try {
                Response answer = place(user, key);
                if (answer.statusCode() == 201) {
                    return answer;
                }
                assertThat(answer.statusCode()).isIn(409, 503);
            } catch (Exception e) {
                assertThat(e).isInstanceOf(IOException.class);
                pause = WHILE_AWAY;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        throw new AssertionError("no answer within " + PATIENCE);
    }

    private Response place(String user, String key) throws Exception {
        return admin().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(
                        """
                        {"userId": "%s", "items":
                            [{"sku": "A", "name": "B", "quantity": 1, "unitPrice": 1}]}\
                        """
                                .formatted(user))
                .post(service.url() + "/orders");
    }

    private String register() {
        return admin().contentType(ContentType.JSON)
                .body("{\"name\": \"Ada\", \"email\": \"ada@example.com\"}")
                .post(service.url() + "/users")
                .path("id");
    }

    private static long count(String url, String table, String user) throws SQLException {
        String role = url.substring(url.lastIndexOf('/') + 1);
        try (Connection c = DriverManager.getConnection("jdbc:" + url, role, role);
                ResultSet found =
                        c.createStatement()
                                .executeQuery(
                                        "select count(*) from %s where user_id = '%s'"
                                                .formatted(table, user))) {
            found.next();
            return found.getLong(1);
        }
    }
}
