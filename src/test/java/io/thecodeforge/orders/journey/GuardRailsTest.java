package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.post;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.thecodeforge.orders.journey.Databases.Lock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a store does, a client is told soon, and one side's trouble is not the other's. */
@QuarkusTest
@TestProfile(GuardRailsTest.Narrow.class)
@WithTestResource(GatedReadDatabase.class)
class GuardRailsTest {

    /** Few connections and places to wait, and the timeout of production. */
    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.queries.reactive.max-size", "2",
                    "orders.queries.waiting", "4",
                    "orders.queries.timeout", "900ms",
                    "orders.queries.behind", "12",
                    "orders.queries.silence", "2s",
                    "orders.stream.heartbeat", "1s",
                    "quarkus.datasource.reactive.max-size", "2",
                    "orders.commands.waiting", "2",
                    "orders.commands.timeout", "900ms");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of the service; the rest is for a machine that does other things, too. */
    private static final Duration SOON = Duration.ofMillis(1_500);

    private static final int CLIENTS = 12;

    private Gate gate;
    private String ada;

    @BeforeEach
    void a_user() {
        ada = registerUser("Ada");
        await().atMost(PATIENCE).untilAsserted(() -> get("/users/" + ada).then().statusCode(200));
    }

    @AfterEach
    void the_gate_is_open() throws IOException {
        gate.open();
    }

    @Test
    void queries_that_would_take_too_long_are_refused_and_commands_are_taken() throws Exception {
        try (Lock lock = Databases.lockRead("user_view")) {
            List<Response> answers = many(() -> get("/users/" + ada));

            assertThat(answers).allSatisfy(answer -> isOverload(answer, SOON));
            assertThat(answers).anyMatch(answer -> answer.time() < 500); // not even waited for
            await().atMost(Duration.ofMillis(200)) // nobody is served who has left
                    .until(() -> Databases.queriesUnderWay() == 0);
            post("/users", user()).then().statusCode(201);
            lock.close();
        }
        isAnsweredAgain("/users/" + ada);
    }

    @Test
    void commands_that_would_take_too_long_are_refused_and_queries_answered() throws Exception {
        try (Lock lock = Databases.lockWrite("users")) {
            List<Response> answers = many(() -> post("/users", user()));

            assertThat(answers).allSatisfy(answer -> isOverload(answer, SOON.multipliedBy(2)));
            get("/users/" + ada).then().statusCode(200);
            lock.close();
        }
        await().atMost(PATIENCE).untilAsserted(() -> post("/users", user()).then().statusCode(201));
    }

    @Test
    void a_read_database_that_is_gone_is_503_at_once_and_queries_answered_when_it_is_back()
            throws Exception {
        gate.shut();

        isAway(get("/users/" + ada));
        isAway(get("/users/" + ada + "/orders"));
        post("/users", user()).then().statusCode(201);

        gate.open();
        isAnsweredAgain("/users/" + ada);
    }

    @Test
    void connections_that_are_lost_without_a_word_are_given_up() throws Exception {
        get("/users/" + ada).then().statusCode(200); // over a connection that is open then
        gate.lose();

        isAway(get("/users/" + ada));

        isAnsweredAgain("/users/" + ada);
    }

    /** Silence is counted from the last word, though nobody has asked anything since. */
    @Test
    void a_query_over_a_connection_that_was_idle_is_not_taken_for_lost() throws Exception {
        get("/users/" + ada).then().statusCode(200);
        LockSupport.parkNanos(Duration.ofMillis(1_850).toNanos()); // nearly silent for too long
        try (Lock lock = Databases.lockRead("user_view")) {
            CompletableFuture<Response> answer =
                    CompletableFuture.supplyAsync(
                            () -> get("/users/" + ada), Thread::startVirtualThread);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos()); // past it
            lock.close();
            answer.join().then().statusCode(200);
        }
    }

    @Test
    void connections_of_queries_stay_open_though_nobody_asks() {
        int all = 2 + 1; // the pool's, and the one that listens
        var last = new AtomicReference<List<String>>(List.of());

        await().during(Duration.ofSeconds(3)) // longer than the silence of one that is lost
                .atMost(PATIENCE) // a machine that stands still makes them late
                .until(() -> {
                    List<String> open = Databases.connectionsOfQueries();
                    return open.equals(last.getAndSet(open)) && open.size() == all;
                });
    }

    @Test
    void queries_that_wait_for_tokens_hold_no_connection_are_not_too_many_nor_woken_in_vain() {
        List<CompletableFuture<Response>> waiting = new ArrayList<>();
        try (Lock lock = Databases.holdProjections()) {
            String token = Api.place(ada, Api.TWO_BOOKS_AND_A_PEN).header("Consistency-Token");
            for (int i = 0; i < CLIENTS; i++) {
                waiting.add(
                        CompletableFuture.supplyAsync(
                                () -> ask(token, "wait=30"), Thread::startVirtualThread));
                get("/users/" + ada).then().statusCode(200); // no more at once than find a place
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos()); // all have looked in vain
            await().atMost(PATIENCE)
                    .untilAsserted(() -> isOverload(ask(token, "wait=1"), Duration.ofMillis(500)));

            Response other = get("/users/" + ada);

            other.then().statusCode(200);
            assertThat(other.time()).isLessThan(SOON.toMillis());
            lock.close();
        }
        waiting.forEach(answer -> answer.join().then().statusCode(200));
    }

    private Response ask(String token, String wait) {
        return Api.request()
                .header("Consistency-Token", token)
                .header("Prefer", wait)
                .get("/users/" + ada + "/orders");
    }

    @Test
    void a_stream_is_refused_where_it_cannot_begin_and_an_open_one_lives_on() throws Exception {
        String stream = "/users/" + ada + "/orders/stream";
        try (EventReader open = EventReader.open(stream, null)) {
            await().atMost(PATIENCE).until(() -> open.comments().contains("open"));
            gate.freeze();

            long begun = System.nanoTime();
            try (EventReader refused = EventReader.open(stream, null)) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            }
            int alive = open.comments().size();
            await().atMost(PATIENCE).until(() -> open.comments().size() > alive);

            gate.open();
            String order = Api.placeOrder(ada);
            await().atMost(PATIENCE).until(() -> !open.events().isEmpty());
            assertThat(open.events().getFirst().data()).contains(order);
        }
    }

    @Test
    void a_read_database_that_does_not_answer_is_503_soon() throws Exception {
        gate.freeze();

        isAway(get("/users/" + ada));
        isAwayOrFull(get("/users/" + ada + "/orders"));
        isAwayOrFull(get("/orders"));

        gate.open();
        isAnsweredAgain("/users/" + ada);
    }

    private static void isAnsweredAgain(String path) {
        await().atMost(PATIENCE).untilAsserted(() -> get(path).then().statusCode(200));
    }

    private static void isAway(Response answer) {
        isAwayOrFull(answer);
        answer.then().body("type", equalTo("/problems/unavailable"));
    }

    /** Whoever hangs there keeps a place of the pool, and it has few: it may be told first. */
    private static void isAwayOrFull(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", oneOf("/problems/unavailable", "/problems/overloaded"));
        assertThat(Duration.ofMillis(answer.time())).isLessThan(SOON);
    }

    private static void isOverload(Response answer, Duration limit) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/overloaded"));
        assertThat(Duration.ofMillis(answer.time())).isLessThan(limit);
    }

    private static List<Response> many(Callable<Response> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Response>> answers =
                    Stream.generate(() -> call).limit(CLIENTS).map(threads::submit).toList();
            List<Response> all = new ArrayList<>();
            for (Future<Response> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private static String user() {
        return "{\"name\": \"Ada\", \"email\": \"%s\"}".formatted(Api.anAddress());
    }
}
