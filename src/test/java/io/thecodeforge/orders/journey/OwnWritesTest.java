package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.place;
import static io.thecodeforge.orders.journey.Api.post;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.journey.Databases.Lock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With a command's token no query is answered from before it. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class OwnWritesTest {

    private static final String TOKEN = "Consistency-Token";

    @Test
    void every_query_shows_the_command_at_once() {
        for (int i = 0; i < TestLength.of(20, 2_000); i++) {
            Response registered =
                    post(
                            "/users",
                            "{\"name\": \"Ada\", \"email\": \"%s\"}".formatted(Api.anAddress()));
            String ada = registered.path("id");
            request()
                    .header(TOKEN, registered.header(TOKEN))
                    .get("/users/" + ada)
                    .then()
                    .statusCode(200);

            Response placed = place(ada, TWO_BOOKS_AND_A_PEN);
            String order = placed.path("id");
            String token = placed.header(TOKEN);
            ask("/users/" + ada + "/orders", token).then().body("items[0].orderId", equalTo(order));
            ask("/orders/" + order, token).then().statusCode(200);

            token = confirm(order).header(TOKEN);
            ask("/orders/" + order, token).then().body("status", equalTo("confirmed"));
            ask("/orders/" + order + "/history", token).then().body("items", hasSize(2));
            ask("/orders/" + order + "/history?at=2", token).then().statusCode(200);
            ask("/users/" + ada + "/orders?status=confirmed", token)
                    .then()
                    .body("totalItems", equalTo(1));
            ask("/orders?size=1&status=confirmed", token)
                    .then()
                    .body("items[0].orderId", equalTo(order));

            token = patch("/users/" + ada, "{\"name\": \"Ada King\"}").header(TOKEN);
            ask("/users/" + ada, token).then().body("name", equalTo("Ada King"));
            ask("/users/" + ada + "/orders", token)
                    .then()
                    .body("items.userName", everyItem(equalTo("Ada King")));
        }
    }

    @Test
    void several_tokens_are_waited_for_together() {
        String ada = registerUser("Ada");
        String first = place(ada, TWO_BOOKS_AND_A_PEN).header(TOKEN);
        String second = place(ada, TWO_BOOKS_AND_A_PEN).header(TOKEN);

        ask("/users/" + ada + "/orders", first + ", " + second)
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
    }

    @Test
    void what_is_not_applied_in_time_is_503_and_never_something_old() {
        String ada = registerUser("Ada");
        Response known = place(ada, TWO_BOOKS_AND_A_PEN);
        ask("/users/" + ada + "/orders", known.header(TOKEN)).then().statusCode(200);
        String path = "/users/" + ada + "/orders";

        try (Lock projectorIsHeldBack = Databases.holdProjections()) {
            String token = place(ada, TWO_BOOKS_AND_A_PEN).header(TOKEN);

            for (String waits : new String[] {"wait=0", "wait=1"}) {
                request()
                        .header(TOKEN, token)
                        .header("Prefer", waits)
                        .get(path)
                        .then()
                        .statusCode(503)
                        .header("Retry-After", "1")
                        .body("type", equalTo("/problems/read-model-behind"));
            }
            Api.get(path).then().statusCode(200).body("items", hasSize(1));
            projectorIsHeldBack.close();
            ask(path, token).then().body("items", hasSize(2));
        }
    }

    /** Unasked, it would look again two seconds after it has begun. */
    @Test
    void a_waiting_query_is_answered_soon_after_the_projector_goes_on() {
        List<Duration> waits =
                Stream.generate(this::waitAfterTheProjectorGoesOn).limit(3).sorted().toList();

        assertThat(waits.get(1)).isLessThan(Duration.ofMillis(1_000));
    }

    private Duration waitAfterTheProjectorGoesOn() {
        String ada = registerUser("Ada");
        CompletableFuture<Response> waiting;
        long goesOn;
        try (Lock projectorIsHeldBack = Databases.holdProjections()) {
            String token = place(ada, TWO_BOOKS_AND_A_PEN).header(TOKEN);
            waiting =
                    CompletableFuture.supplyAsync(() ->
                            request()
                                    .header(TOKEN, token)
                                    .header("Prefer", "respond-async, wait=30")
                                    .get("/users/" + ada + "/orders"));
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos()); // it has looked in vain
            assertThat(waiting).isNotDone();
            goesOn = System.nanoTime();
            projectorIsHeldBack.close();
        }
        Response answer = waiting.orTimeout(20, TimeUnit.SECONDS).join();
        Duration wait = Duration.ofNanos(System.nanoTime() - goesOn);

        answer.then()
                .statusCode(200)
                .header("Preference-Applied", "wait=30")
                .body("items", hasSize(1));
        return wait;
    }

    @Test
    void a_wait_is_at_most_thirty_seconds_whatever_is_preferred() {
        String ada = registerUser("Ada");
        String token = place(ada, TWO_BOOKS_AND_A_PEN).header(TOKEN);

        request()
                .header(TOKEN, token)
                .header("Prefer", "wait=999999999")
                .get("/users/" + ada + "/orders")
                .then()
                .statusCode(200)
                .header("Preference-Applied", "wait=30");
    }

    @Test
    void a_token_that_is_not_ours_is_400() {
        String ada = registerUser("Ada");
        String token = place(ada, TWO_BOOKS_AND_A_PEN).header(TOKEN);
        char last = token.charAt(10);
        String forged = token.substring(0, 10) + (last == 'A' ? 'B' : 'A') + token.substring(11);

        for (String foreign : new String[] {"x", forged, token + "," + forged, ",", token + "A"}) {
            ask("/users/" + ada, foreign)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/invalid-consistency-token"));
        }
    }

    private static Response ask(String path, String token) {
        return request().header(TOKEN, token).header("Prefer", "wait=30").get(path);
    }
}
