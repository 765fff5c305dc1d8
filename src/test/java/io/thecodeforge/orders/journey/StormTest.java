package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.cancel;
import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.put;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many clients change one order at once, with and without preconditions, for a while. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class StormTest {

    private static final int CLIENTS = TestLength.of(10, 50);
    private static final String ITEMS = "{\"items\": " + TWO_BOOKS_AND_A_PEN + "}";

    private final Queue<Response> answers = new ConcurrentLinkedQueue<>();

    @Test
    void every_success_is_one_event_and_every_refusal_none() throws Exception {
        long seed = TestLength.seed();
        String order = placeOrder(registerUser("Ada"));
        Instant end = Instant.now().plus(TestLength.seconds(3, 60));

        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(seed + i);
                clients.add(threads.submit(() -> changeUntil(end, order, random)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        answers.add(confirm(order));
        answers.add(cancel(order));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 409, 412);
        List<Integer> versions =
                answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .map(answer -> answer.<Integer>path("version"))
                        .sorted()
                        .toList();
        assertThat(versions)
                .hasSizeGreaterThan(2)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, versions.size() + 1).boxed().toList());
        assertThat(journalOf(order)).isEqualTo(versions.size() + 1);
        theReadModelIsTheFoldOfTheEvents(order, versions.size() + 1);
    }

    /** Mostly item changes, which leave the order pending; the end of the test confirms it. */
    private void changeUntil(Instant end, String order, Random random) {
        int version = 1;
        while (Instant.now().isBefore(end)) {
            Response answer =
                    switch (random.nextInt(3)) {
                        case 0 -> request().post("/orders/" + order + "/deliver");
                        case 1 ->
                                request()
                                        .header("If-Match", "\"" + version + "\"")
                                        .contentType("application/json")
                                        .body(ITEMS)
                                        .put("/orders/" + order + "/items");
                        default -> put("/orders/" + order + "/items", ITEMS);
                    };
            answers.add(answer);
            version = answer.statusCode() == 200 ? answer.path("version") : version;
        }
    }

    private static long journalOf(String order) {
        return Databases.countInWrite(
                "select case when max(version) = count(*) then count(*) else -1 end from journal"
                        + " where aggregate_id = '"
                        + order
                        + "'");
    }

    private static void theReadModelIsTheFoldOfTheEvents(String order, int version) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> get("/orders/" + order).then().body("version", equalTo(version)));
        assertThat(get("/orders/" + order + "/history?at=" + version).<Object>path(""))
                .isEqualTo(get("/orders/" + order).<Object>path(""));
        assertThat(
                        Databases.countInWrite(
                                "select count(*) from orders where status = 'cancelled' and version = "
                                        + version
                                        + " and id = '"
                                        + order
                                        + "'"))
                .isEqualTo(1);
    }
}
