package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.post;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
                    "orders.queries.waiting", "2",
                    "orders.queries.timeout", "900ms",
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

            assertThat(answers).allSatisfy(GuardRailsTest::isOverload);
            assertThat(answers).anyMatch(answer -> answer.time() < 500); // not even waited for
            post("/users", user()).then().statusCode(201);
            lock.close();
        }
        isAnsweredAgain("/users/" + ada);
    }

    @Test
    void commands_that_would_take_too_long_are_refused_and_queries_answered() throws Exception {
        try (Lock lock = Databases.lockWrite("users")) {
            List<Response> answers = many(() -> post("/users", user()));

            assertThat(answers).allSatisfy(GuardRailsTest::isOverload);
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
    void a_read_database_that_does_not_answer_is_503_soon() throws Exception {
        gate.freeze();

        isAway(get("/users/" + ada));
        isAway(get("/users/" + ada + "/orders"));
        isAway(get("/orders"));

        gate.open();
        isAnsweredAgain("/users/" + ada);
    }

    private static void isAnsweredAgain(String path) {
        await().atMost(PATIENCE).untilAsserted(() -> get(path).then().statusCode(200));
    }

    private static void isAway(Response answer) {
        answer.then().statusCode(503).header("Retry-After", "1");
        assertThat(Duration.ofMillis(answer.time())).isLessThan(SOON);
    }

    private static void isOverload(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/overloaded"));
        assertThat(Duration.ofMillis(answer.time())).isLessThan(SOON.multipliedBy(2));
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
