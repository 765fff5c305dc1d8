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
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many clients race to change, confirm and cancel one order, with and without preconditions; then
 * the next order, for a minute where the test is long.
 */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class StormTest {

    private static final int CLIENTS = TestLength.of(10, 50);
    private static final int ORDERS = TestLength.of(10, 300);
    private static final Duration EACH = Duration.ofMillis(200);
    private static final String ITEMS = "{\"items\": " + TWO_BOOKS_AND_A_PEN + "}";

    @Test
    void every_success_is_one_event_and_every_refusal_none() throws Exception {
        long seed = TestLength.seed();
        String ada = registerUser("Ada");
        Map<Integer, Long> seen = new TreeMap<>();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < ORDERS; i++) {
                String order = placeOrder(ada);
                Queue<Response> answers = new ConcurrentLinkedQueue<>();
                Instant end = Instant.now().plus(EACH);
                List<Future<?>> clients = new ArrayList<>();
                for (int c = 0; c < CLIENTS; c++) {
                    Random random = new Random(seed + (long) i * CLIENTS + c);
                    clients.add(threads.submit(() -> change(order, end, random, answers)));
                }
                for (Future<?> client : clients) {
                    client.get();
                }
                check(order, answers);
                answers.forEach(answer -> seen.merge(answer.statusCode(), 1L, Long::sum));
            }
        }
        System.out.println("answers by status: " + seen);
        assertThat(seen).containsOnlyKeys(200, 409, 412);
    }

    private static void change(String order, Instant end, Random random, Queue<Response> answers) {
        int version = 1;
        while (Instant.now().isBefore(end)) {
            Response answer =
                    switch (random.nextInt(12)) {
                        case 0 -> confirm(order);
                        case 1 -> cancel(order);
                        case 2, 3, 4, 5 ->
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

    private static void check(String order, Queue<Response> answers) {
        List<Integer> versions =
                answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .map(answer -> answer.<Integer>path("version"))
                        .sorted()
                        .toList();
        int last = versions.size() + 1;
        assertThat(versions)
                .containsExactlyElementsOf(IntStream.rangeClosed(2, last).boxed().toList());
        assertThat(journalOf(order)).isEqualTo(last);
        theReadModelIsTheFoldOfTheEvents(order, last);
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
        String status = get("/orders/" + order).path("status");
        assertThat(
                        Databases.countInWrite(
                                "select count(*) from orders where status = '%s' and version = %d and id = '%s'"
                                        .formatted(status, version, order)))
                .isEqualTo(1);
    }
}
