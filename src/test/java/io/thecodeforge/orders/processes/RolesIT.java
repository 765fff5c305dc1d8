package io.thecodeforge.orders.processes;

import static io.restassured.RestAssured.given;
import static io.thecodeforge.orders.journey.Bearer.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServersOrder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A process of one role is told of every store, and opens only what that role needs. */
class RolesIT {

    private static final String NOBODY = "0199ab3b-0000-7000-8000-000000000000";

    /** Long enough for what begins a moment after the start. */
    private static final Duration WATCHED = Duration.ofSeconds(6);

    private static final Set<String> WRITE_CONNECTIONS =
            Set.of("orders_write orders-migration", "orders_write orders-write");

    /**
     * @param statuses what requests are answered with
     * @param connections databases and the pools that have connections to them
     * @param groups Kafka's consumer groups
     * @param migrated the databases that are not empty
     */
    record Expected(
            String role,
            Map<String, Integer> statuses,
            Set<String> ready,
            Set<String> well,
            Set<String> connections,
            Set<String> groups,
            Set<String> migrated) {}

    private static List<Expected> roles() {
        return List.of(
                new Expected(
                        "command",
                        Map.of(
                                "POST /users", 400,
                                "POST /orders/{id}/confirm", 404,
                                "GET /orders", 405,
                                "GET /users/{id}/orders", 404,
                                "GET /admin/projections", 404),
                        Set.of("write database"),
                        Set.of(),
                        WRITE_CONNECTIONS,
                        Set.of(),
                        Set.of("orders_write")),
                new Expected(
                        "relay",
                        Map.of(
                                "POST /users", 404,
                                "POST /orders", 404,
                                "GET /orders", 404,
                                "GET /users/{id}", 404,
                                "GET /admin/projections", 404),
                        Set.of("write database"),
                        Set.of("Kafka", "Outbox"),
                        WRITE_CONNECTIONS,
                        Set.of(),
                        Set.of("orders_write")),
                new Expected(
                        "projector",
                        Map.of(
                                "POST /orders", 404,
                                "GET /orders", 404,
                                "GET /users/{id}/orders/stream", 404,
                                "GET /admin/projections", 200,
                                "GET /admin/parked-events", 200),
                        Set.of("read database"),
                        Set.of("Kafka", "projector"),
                        Set.of("orders_read orders-migration", "orders_read orders-read"),
                        Set.of("orders-projector"),
                        Set.of("orders_read")),
                new Expected(
                        "query",
                        Map.of(
                                "GET /orders", 200,
                                "GET /users/{id}", 404,
                                "POST /orders", 405,
                                "POST /users", 404,
                                "POST /orders/{id}/confirm", 404,
                                "GET /admin/projections", 404),
                        Set.of("read database"),
                        Set.of(),
                        Set.of("orders_read orders-migration", "orders_read orders-queries"),
                        Set.of(),
                        Set.of("orders_read")));
    }

    /** All at the same time, each with servers of its own: most of it is watching. */
    @TestFactory
    Stream<DynamicTest>
            a_process_of_one_role_serves_and_opens_what_that_role_needs_and_nothing_else() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Expected role : roles()) {
            FutureTask<@Nullable Void> watched = new FutureTask<>(() -> watch(role));
            Thread.ofVirtual().start(watched);
            tests.add(DynamicTest.dynamicTest(role.role, () -> end(watched)));
        }
        return tests.stream();
    }

    /** Chosen here, lest two of the servers choose the same. */
    private static ServersOrder onPortsOfOurs(Path folder) throws IOException {
        return new ServersOrder(folder, false, FreePort.any(), FreePort.any());
    }

    private static void end(Future<?> watched) throws Throwable {
        try {
            watched.get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }

    private static @Nullable Void watch(Expected role) throws Exception {
        String name = "role-" + role.role;
        Path folder = BuildFolder.path().resolve("embedded").resolve(name);
        FileUtils.deleteDirectory(folder.toFile());
        Path log = BuildFolder.path().resolve(name + ".log");
        Files.deleteIfExists(log);
        try (EmbeddedServers servers = EmbeddedServers.start(onPortsOfOurs(folder));
                Stores stores = new Stores(servers.ports())) {
            stores.makeTopic();
            try (ServiceProcess service =
                    ServiceProcess.start(
                            servers.ports(),
                            name,
                            Map.of(
                                    "orders.roles",
                                    role.role,
                                    "quarkus.vertx.max-event-loop-execute-time",
                                    "10s",
                                    "orders.queries.timeout",
                                    "5s"))) {
                role.statuses.forEach((request, status) -> check(service, request, status));
                assertThat(checks(service, "ready")).containsAll(role.ready);
                assertThat(checks(service, "well")).containsExactlyInAnyOrderElementsOf(role.well);
                await().untilAsserted(() -> {
                    assertThat(stores.connections()).isEqualTo(role.connections);
                    assertThat(stores.groups()).isEqualTo(role.groups);
                });
                await().during(WATCHED)
                        .atMost(WATCHED.plusSeconds(10))
                        .untilAsserted(() -> {
                            assertThat(stores.connections()).isEqualTo(role.connections);
                            assertThat(stores.groups()).isEqualTo(role.groups);
                        });
                assertThat(stores.migrated()).isEqualTo(role.migrated);
            }
        }
        assertThat(warnings(log)).isEmpty();
        return null;
    }

    private static void check(ServiceProcess service, String request, int status) {
        String[] parts = request.split(" ");
        Response answer =
                admin().contentType("application/json")
                        .request(parts[0], service.url() + parts[1].replace("{id}", NOBODY));
        assertThat(answer.statusCode()).as(request + " " + answer.asString()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
        }
    }

    private static List<String> checks(ServiceProcess service, String kind) {
        return given().get(service.managementUrl() + "/q/health/" + kind).path("checks.name");
    }

    private static List<String> warnings(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList();
    }
}
