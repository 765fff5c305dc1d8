package io.thecodeforge.orders.processes;

import static io.thecodeforge.orders.journey.Bearer.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What one process has taken, another shows to whoever has the token. */
class OwnWritesIT {

    private static final boolean LONG = System.getProperty("orders.test.long") != null;
    private static final int ORDERS = LONG ? 2_000 : 40;
    private static final int CLIENTS = LONG ? 8 : 2;
    private static final int ORDERS_OF_A_CLIENT = LONG ? 1_250 : 12;
    private static final int PROJECTORS = LONG ? 2 : 1;
    private static final int KILLS = LONG ? 6 : 1;

    private static final Duration PATIENCE = Duration.ofMinutes(LONG ? 20 : 2);

    /** Less than the time after which a query looks again unasked. */
    private static final Duration WOKEN = Duration.ofSeconds(1);

    /** Less than the heartbeat, at which a stream looks again unasked. */
    private static final Duration UNASKED = Duration.ofSeconds(10);

    /** More than a projector takes that nobody holds back. */
    private static final Duration HINDERED = Duration.ofMillis(100);

    @Test
    void a_query_and_a_stream_of_a_process_that_projects_nothing_are_woken() throws Exception {
        try (EmbeddedServers servers =
                        EmbeddedServers.startEmpty(
                                BuildFolder.path().resolve("embedded/own-writes"));
                ServiceProcess takes =
                        ServiceProcess.launch(servers.ports(), "own-writes-1", Map.of());
                ServiceProcess shows =
                        ServiceProcess.launch(
                                servers.ports(), "own-writes-2", Map.of("orders.roles", "query"))) {
            takes.awaitReady();
            shows.awaitReady();
            String user = register(takes);
            placeAndAsk(user, takes, shows);
            List<String> placed = new ArrayList<>();
            List<Duration> waits = new ArrayList<>();
            try (StreamedOrders stream = StreamedOrders.of(shows, user)) {
                for (int i = 0; i < ORDERS; i++) {
                    Seen seen = placeAndAsk(user, takes, shows);
                    placed.add(seen.order());
                    waits.add(seen.after());
                }
                await().atMost(UNASKED)
                        .untilAsserted(() -> assertThat(stream.ids()).isEqualTo(placed));
            }

            Quantiles quantiles = quantiles(waits);
            System.out.println("own writes seen by another process after: " + quantiles);
            assertThat(quantiles.millis(0.9)).isLessThan(WOKEN.toMillis());
        }
    }

    @Test
    void no_answer_is_without_its_order_while_the_projectors_are_slow_and_killed()
            throws Exception {
        List<Duration> waits = new ArrayList<>();
        try (EmbeddedServers servers =
                        EmbeddedServers.startEmpty(
                                BuildFolder.path().resolve("embedded/slow-writes"));
                ServiceProcess takes = launch(servers, "slow-writes-1", "command,relay");
                ServiceProcess shows = launch(servers, "slow-writes-2", "query");
                Projectors projectors = new Projectors(servers)) {
            takes.awaitReady();
            shows.awaitReady();
            projectors.awaitReady();
            try (Hindrance hindrance = Hindrance.of(servers.ports().readUrl())) {
                waits.addAll(waitsWhileKilled(projectors, takes, shows));
                System.out.println(
                        "own writes seen of hindered projectors after: %s, held back %d times"
                                .formatted(quantiles(waits), hindrance.end()));
            }
        }
        assertThat(waits).hasSize(CLIENTS * ORDERS_OF_A_CLIENT);
        assertThat(waits.stream().filter(wait -> wait.compareTo(HINDERED) > 0).count())
                .as("those that the hindrance has hindered")
                .isGreaterThan(waits.size() / 4);
    }

    private static Collection<Duration> waitsWhileKilled(
            Projectors projectors, ServiceProcess takes, ServiceProcess shows) throws Exception {
        Queue<Duration> waits = new ConcurrentLinkedQueue<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String user = register(takes);
                all.add(
                        clients.submit(() -> {
                            for (int n = 0; n < ORDERS_OF_A_CLIENT; n++) {
                                waits.add(placeAndAsk(user, takes, shows).after());
                            }
                        }));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int due = kill * CLIENTS * ORDERS_OF_A_CLIENT / (KILLS + 1);
                await().atMost(PATIENCE)
                        .until(() -> waits.size() >= due || all.stream().anyMatch(Future::isDone));
                projectors.restart(kill % PROJECTORS);
            }
            for (Future<?> client : all) {
                client.get(PATIENCE.toMinutes(), TimeUnit.MINUTES);
            }
        }
        return waits;
    }

    /** Processes that project and do nothing else, until they are killed. */
    private static final class Projectors implements AutoCloseable {

        private final EmbeddedServers servers;
        private final List<ServiceProcess> running = new ArrayList<>();

        Projectors(EmbeddedServers servers) throws IOException {
            this.servers = servers;
            for (int i = 0; i < PROJECTORS; i++) {
                running.add(launch(i));
            }
        }

        void awaitReady() {
            running.forEach(ServiceProcess::awaitReady);
        }

        void restart(int number) throws IOException {
            running.get(number).kill();
            running.set(number, launch(number));
            awaitReady();
        }

        private ServiceProcess launch(int number) throws IOException {
            return OwnWritesIT.launch(servers, "slow-writes-projector-" + number, "projector");
        }

        @Override
        public void close() {
            running.forEach(ServiceProcess::close);
        }
    }

    private static ServiceProcess launch(EmbeddedServers servers, String name, String roles)
            throws IOException {
        Map<String, String> settings =
                Map.of("orders.roles", roles, "orders.queries.timeout", "5s");
        return ServiceProcess.launch(servers.ports(), name, settings);
    }

    /**
     * Where the only projector was killed, another one can take longer to start than anybody waits
     * for a token: who is told so asks again.
     */
    private static Response untilCurrent(Supplier<Response> query) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Response answer = query.get();
        while (isBehind(answer) && System.nanoTime() < end) {
            answer = query.get();
        }
        return answer;
    }

    private static boolean isBehind(Response answer) {
        return answer.statusCode() == 503
                && answer.path("type").equals("/problems/read-model-behind");
    }

    /**
     * @param after how long its answer took that was to show the order
     */
    private record Seen(String order, Duration after) {}

    private static Seen placeAndAsk(String user, ServiceProcess taking, ServiceProcess asked) {
        Response placed =
                admin().contentType(ContentType.JSON)
                        .body(
                                """
                                {"userId": "%s", "items":
                                    [{"sku": "A", "name": "B", "quantity": 1, "unitPrice": 1}]}\
                                """
                                        .formatted(user))
                        .post(taking.url() + "/orders");
        String order = placed.then().statusCode(201).extract().path("id");
        long since = System.nanoTime();
        untilCurrent(() ->
                        admin().header("Consistency-Token", placed.header("Consistency-Token"))
                                .header("Prefer", "wait=30")
                                .get(asked.url() + "/users/" + user + "/orders"))
                .then()
                .statusCode(200)
                .body("items[0].orderId", equalTo(order));
        return new Seen(order, Duration.ofNanos(System.nanoTime() - since));
    }

    private static Quantiles quantiles(Iterable<Duration> waits) {
        List<Duration> all = new ArrayList<>();
        waits.forEach(all::add);
        return Quantiles.of(all.stream().mapToLong(Duration::toNanos));
    }

    private static String register(ServiceProcess service) {
        return admin().contentType(ContentType.JSON)
                .body(
                        "{\"name\": \"Ada\", \"email\": \"%s@example.com\"}"
                                .formatted(UUID.randomUUID()))
                .post(service.url() + "/users")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
