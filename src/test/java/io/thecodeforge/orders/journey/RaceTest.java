package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.cancel;
import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.put;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Commands that race on one order: each is decided on what the one before it left. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class RaceTest {

    @RepeatedTest(3)
    void exactly_one_of_many_confirmations_wins() throws Exception {
        String order = placeOrder(registerUser("Ada"));

        List<Integer> answers = atOnce(12, () -> confirm(order).statusCode());

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers).containsOnlyOnce(200);
    }

    @RepeatedTest(3)
    void versions_are_contiguous_and_the_last_state_is_shown() throws Exception {
        String order = placeOrder(registerUser("Ada"));
        String items = "{\"items\": " + TWO_BOOKS_AND_A_PEN + "}";

        List<Response> changes = atOnce(8, () -> put("/orders/" + order + "/items", items));
        cancel(order).then().statusCode(200).body("version", equalTo(10));

        assertThat(changes).extracting(Response::statusCode).containsOnly(200);
        assertThat(changes)
                .extracting(r -> r.<Integer>path("version"))
                .containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9);
        await().untilAsserted(() ->
                get("/orders/" + order)
                        .then()
                        .body("version", equalTo(10))
                        .body("status", equalTo("cancelled")));
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<Callable<T>> calls = IntStream.range(0, times).mapToObj(i -> call).toList();
            return threads.invokeAll(calls).stream().map(future -> future.resultNow()).toList();
        }
    }
}
