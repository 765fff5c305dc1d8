package io.thecodeforge.orders.processes;

import static io.thecodeforge.orders.journey.Bearer.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.journey.Bearer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A service that has far more to do than it can, from its very first second. */
class OverloadIT {

    private static final int CLIENTS = 600;
    private static final Duration LENGTH = Duration.ofSeconds(8);

    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

    @Test
    void a_service_that_was_overloaded_refuses_what_it_cannot_do_and_then_does_everything_again()
            throws Exception {
        try (EmbeddedServers servers =
                        EmbeddedServers.startEmpty(
                                BuildFolder.path().resolve("embedded/overload"));
                ServiceProcess service =
                        ServiceProcess.start(
                                servers.ports(),
                                "overload",
                                Map.of("orders.commands.timeout", "500ms"))) {
            String user = await().until(() -> register(service), notNullValue());

            storm(service, user);

            System.out.println("overload: " + answers);
            assertThat(answers).containsOnlyKeys(201, 503);
            await().untilAsserted(() -> place(service, user).then().statusCode(201));
            for (int i = 0; i < 100; i++) {
                place(service, user).then().statusCode(201);
            }
        }
    }

    private void storm(ServiceProcess service, String user) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(service.url() + "/orders"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + Bearer.ADMIN)
                        .POST(HttpRequest.BodyPublishers.ofString(order(user)))
                        .build();
        long end = System.nanoTime() + LENGTH.toNanos();
        try (HttpClient http =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        int status = http.send(request, BodyHandlers.discarding()).statusCode();
                        answers.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
                    }
                    return null;
                });
            }
        }
    }

    private static io.restassured.response.Response place(ServiceProcess service, String user) {
        return admin().contentType(ContentType.JSON)
                .body(order(user))
                .post(service.url() + "/orders");
    }

    private static String order(String user) {
        return """
        {"userId": "%s", "items": [{"sku": "A", "name": "B", "quantity": 1, "unitPrice": 1}]}\
        """
                .formatted(user);
    }

    /** Null where even that is too much at first. */
    private static @Nullable String register(ServiceProcess service) {
        String user = "{\"name\": \"Ada\", \"email\": \"%s@example.com\"}";
        return admin().contentType(ContentType.JSON)
                .body(user.formatted(UUID.randomUUID()))
                .post(service.url() + "/users")
                .path("id");
    }
}
