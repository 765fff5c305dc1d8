package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.anAddress;
import static io.thecodeforge.orders.journey.Api.as;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.thecodeforge.orders.dev.Tokens;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.web.Role;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class IdempotencyTest {

    private static final String NOBODY = "0199ab3b-0000-7000-8000-000000000000";

    private final String key = UUID.randomUUID().toString();
    private String ada;

    @BeforeEach
    void a_user() {
        ada = registerUser("Ada");
    }

    @Test
    void a_retry_is_answered_as_the_first_and_does_nothing() {
        Response first = place(ada);
        Response retry = place(ada);

        assertThat(retry.statusCode()).isEqualTo(201);
        assertThat(retry.asString()).isEqualTo(first.asString());
        for (String header : List.of("ETag", "Location", "Consistency-Token", "Content-Type")) {
            assertThat(retry.header(header)).isEqualTo(first.header(header)).isNotNull();
        }
        assertThat(ordersOf(ada)).isEqualTo(1);
    }

    @RepeatedTest(10)
    void of_many_at_once_one_is_done() throws Exception {
        List<Response> answers = atOnce(100, () -> place(ada));

        assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 409);
        assertThat(answers.stream().filter(a -> a.statusCode() == 201).map(Response::asString))
                .isNotEmpty()
                .containsOnly(place(ada).asString());
        assertThat(answers.stream().filter(a -> a.statusCode() == 409))
                .allSatisfy(busy -> {
                    assertThat(busy.<String>path("type"))
                            .isEqualTo("/problems/idempotency-key-in-use");
                    assertThat(busy.header("Retry-After")).isEqualTo("1");
                });
        assertThat(ordersOf(ada)).isEqualTo(1);
        assertThat(
                        Databases.countInWrite(
                                "select count(*) from journal where type = 'OrderPlaced.v1' and user_id = '"
                                        + ada
                                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void the_key_of_another_body_is_refused() {
        place(ada);

        order(ada, "[{\"sku\": \"A\", \"name\": \"B\", \"quantity\": 1, \"unitPrice\": 1}]")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(ordersOf(ada)).isEqualTo(1);
    }

    @Test
    void the_key_of_another_path_is_refused() {
        String order = place(ada).path("id");

        keyed().post("/orders/" + order + "/confirm")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void the_key_of_another_caller_is_refused() {
        String order = Api.placeOrder(ada);

        confirmAs("ada", order).then().statusCode(200);
        confirmAs("eve", order)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        keyed().post("/orders/" + order + "/confirm").then().statusCode(422);
        confirmAs("ada", order).then().statusCode(200).body("version", equalTo(2));
    }

    @Test
    void a_refusal_of_the_rules_is_kept() {
        String order = Api.placeOrder(ada);

        Response first = keyed().post("/orders/" + order + "/deliver");
        first.then().statusCode(409).body("type", equalTo("/problems/order-state"));
        Api.confirm(order).then().statusCode(200);
        Api.ship(order).then().statusCode(200);
        Response retry = keyed().post("/orders/" + order + "/deliver");

        assertThat(retry.statusCode()).isEqualTo(409);
        assertThat(retry.asString()).isEqualTo(first.asString());
    }

    @Test
    void a_refusal_that_the_database_found_is_kept() {
        Response first = place(NOBODY);
        first.then().statusCode(422).body("type", equalTo("/problems/unknown-user"));

        assertThat(place(NOBODY).asString()).isEqualTo(first.asString());
        assertThat(isKept()).isTrue();
    }

    @Test
    void a_duplicate_address_is_kept_though_the_address_is_given_up() {
        String address = anAddress();
        String body = "{\"name\": \"Eve\", \"email\": \"%s\"}".formatted(address);
        String owner = Api.post("/users", body).path("id");

        keyed().contentType(ContentType.JSON).body(body).post("/users").then().statusCode(409);
        Api.patch("/users/" + owner, "{\"email\": \"%s\"}".formatted(anAddress()));

        keyed().contentType(ContentType.JSON)
                .body(body)
                .post("/users")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/duplicate-email"));
    }

    @Test
    void what_may_turn_out_otherwise_leaves_no_key() {
        keyed().post("/orders/" + NOBODY + "/confirm").then().statusCode(404);
        order(ada, "[]").then().statusCode(400);
        String order = Api.placeOrder(ada);
        keyed().header("If-Match", "\"7\"")
                .post("/orders/" + order + "/confirm")
                .then()
                .statusCode(412);

        assertThat(isKept()).isFalse();
        keyed().post("/orders/" + order + "/confirm").then().statusCode(200);
    }

    @Test
    void a_key_that_is_taken_while_the_statement_runs_is_found() throws Exception {
        Databases.changeWrite(
                """
                create function hold() returns trigger language plpgsql as
                $$ begin perform pg_advisory_xact_lock(4711); return new; end $$;
                create trigger hold before insert on orders for each row execute function hold()\
                """);
        try (Databases.Session holder = Databases.writeSession()) {
            holder.run("select pg_advisory_lock(4711)");
            var answer =
                    CompletableFuture.supplyAsync(() -> place(ada), Thread::startVirtualThread);
            await().until(() ->
                    Databases.countInWrite(
                                    "select count(*) from pg_locks where objid = 4711 and not granted")
                            == 1);
            holder.run(
                    "insert into idempotency_key values ('"
                            + key
                            + "', '', 200, '', '{}', '', now())");
            holder.run("select pg_advisory_unlock(4711)");

            answer.get(30, TimeUnit.SECONDS)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/idempotency-key-reused"));
        } finally {
            Databases.changeWrite("drop function hold cascade");
        }
        assertThat(ordersOf(ada)).isZero();
    }

    @Test
    void a_failure_leaves_no_key() {
        Databases.changeWrite(
                """
                create or replace function refuse() returns trigger language plpgsql as
                $$ begin raise exception 'refused by the test'; end $$;
                create trigger refuse before insert on outbox for each row execute function refuse()\
                """);
        try {
            place(ada).then().statusCode(500);
        } finally {
            Databases.changeWrite("drop function refuse cascade");
        }

        assertThat(isKept()).isFalse();
        place(ada).then().statusCode(201);
    }

    @Test
    void a_key_that_is_past_its_time_is_free() {
        String first = place(ada).path("id");
        Databases.changeWrite(
                "update idempotency_key set kept_at = kept_at - interval '24 hours' where key = '"
                        + key
                        + "'");

        assertThat(place(ada).<String>path("id")).isNotEqualTo(first);
        assertThat(ordersOf(ada)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void a_key_of_no_or_too_many_characters_is_refused(int length) {
        request()
                .header("Idempotency-Key", "k".repeat(length))
                .post("/orders/" + NOBODY + "/confirm")
                .then()
                .statusCode(400);
    }

    @Test
    void two_keys_are_refused() {
        request()
                .header("Idempotency-Key", "a", "b")
                .post("/orders/" + NOBODY + "/confirm")
                .then()
                .statusCode(400);
    }

    private Response place(String user) {
        return order(user, TWO_BOOKS_AND_A_PEN);
    }

    private Response order(String user, String items) {
        return keyed().contentType(ContentType.JSON)
                .body("{\"userId\": \"%s\", \"items\": %s}".formatted(user, items))
                .post("/orders");
    }

    private Response confirmAs(String caller, String order) {
        return as(Tokens.of(Role.OPERATOR, caller))
                .header("Idempotency-Key", key)
                .post("/orders/" + order + "/confirm");
    }

    private RequestSpecification keyed() {
        return request().header("Idempotency-Key", key);
    }

    private boolean isKept() {
        return Databases.countInWrite(
                        "select count(*) from idempotency_key where key = '" + key + "'")
                == 1;
    }

    private static long ordersOf(String user) {
        return Databases.countInWrite("select count(*) from orders where user_id = '" + user + "'");
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(Stream.generate(() -> call).limit(times).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
