package io.thecodeforge.orders.processes;

import static io.thecodeforge.orders.journey.Bearer.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.journey.Bearer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever others do to the service, those who use it are served as ever, and nothing leaks. */
class HostileSessionIT {

    private static final int HALF_OPEN = 10_000;
    private static final int REQUESTS = 400;

    /** For a machine that runs both sides on two cores. */
    private static final Duration NOISE = Duration.ofMillis(60);

    private static final Path LOG = BuildFolder.path().resolve("hostile-session.log");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void others_are_served_as_ever_and_the_log_tells_nothing_of_them() throws Exception {
        Files.deleteIfExists(LOG);
        try (ServiceProcess service =
                ServiceProcess.start(
                        EmbeddedServers.shared(),
                        "hostile-session",
                        Map.of("orders.queries.timeout", "5s"))) {
            String ada = register(service);
            String token = Bearer.customer(ada);
            URI page = URI.create(service.url() + "/users/" + ada + "/orders");
            await().until(() -> ask(page, token).statusCode() == 200);
            percentile95(page, token);
            Duration usual = percentile95(page, token);

            try (Attackers attackers = new Attackers(service.url())) {
                attackers.holdOpen(HALF_OPEN);
                attackers.trickle();
                attackers.sendHugeHeaders();
                Duration underAttack = percentile95(page, token);

                System.out.printf("95%% served within %s, under attack %s%n", usual, underAttack);
                assertThat(underAttack).isLessThan(usual.multipliedBy(3).plus(NOISE));
                await().until(() -> attackers.cutOff() > 0 || !attackers.waitedFor().isEmpty());
                assertThat(attackers.waitedFor()).isEmpty();
            }
            provoke(service, token);
        }
        assertThat(Files.readString(LOG))
                .contains("Listening on")
                .doesNotContain("Ada-in-the-log", "log.example", "eyJ", "sku-in-the-log");
    }

    /** Each is an answer of its own; none is a line that says what was sent. */
    private void provoke(ServiceProcess service, String token) throws Exception {
        String body =
                "{\"userId\": \"Ada-in-the-log\", \"items\": [{\"sku\": \"sku-in-the-log\"}]}";
        for (String bearer : List.of(token, token + "x", Bearer.ADMIN)) {
            for (String path : List.of("/orders", "/users", "/orders/Ada-in-the-log/cancel")) {
                admin().header("X-Request-ID", "Ada-in-the-log")
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post(service.url() + path);
                client.send(
                        HttpRequest.newBuilder(URI.create(service.url() + path))
                                .header("Authorization", "Bearer " + bearer)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
            }
        }
    }

    private Duration percentile95(URI page, String token) throws Exception {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            long begin = System.nanoTime();
            assertThat(ask(page, token).statusCode()).isEqualTo(200);
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return times.stream().sorted().toList().get(REQUESTS * 95 / 100);
    }

    private HttpResponse<String> ask(URI page, String token)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(page).header("Authorization", "Bearer " + token).build(),
                BodyHandlers.ofString());
    }

    private static String register(ServiceProcess service) {
        return admin().contentType(ContentType.JSON)
                .body("{\"name\": \"Ada-in-the-log\", \"email\": \"ada@log.example\"}")
                .post(service.url() + "/users")
                .path("id");
    }
}
