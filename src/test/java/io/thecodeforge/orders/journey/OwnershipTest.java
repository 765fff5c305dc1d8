package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.as;
import static io.thecodeforge.orders.journey.Api.placeOrder;
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
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer cannot tell what belongs to another from what is not there. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class OwnershipTest {

    private static final String NOBODY = "0199ab3b-0000-7000-8000-000000000000";

    private String ada;
    private String bob;
    private String bobs;

    @BeforeEach
    void two_customers_and_an_order_of_one() {
        ada = registerUser("Ada");
        bob = registerUser("Bob");
        bobs = placeOrder(bob);
        await().untilAsserted(() -> request().get("/orders/" + bobs).then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/{order}",
                "/orders/{order}/history",
                "/orders/{order}/history?at=1",
                "/users/{user}",
                "/users/{user}/orders",
                "/users/{user}/orders?status=pending",
                "/users/{user}/orders/stream"
            })
    void a_query_answers_for_anothers_as_for_what_is_not_there(String path) {
        for (Map<String, String> headers :
                List.of(
                        Map.<String, String>of(),
                        Map.of("If-None-Match", "*"),
                        Map.of("Consistency-Token", bobsToken()))) {
            isTheSame(path, url -> asAda().headers(headers).get(url), 404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /orders/{order}/cancel, '{\"reason\": \"R\"}'",
        "PUT, /orders/{order}/items, '{\"items\": []}'",
        "PATCH, /users/{user}, '{\"name\": \"Eve\"}'"
    })
    void a_command_answers_for_anothers_as_for_what_is_not_there(
            String method, String path, String body) {
        String filled = body.replace("[]", TWO_BOOKS_AND_A_PEN);
        for (String ifMatch : List.of("*", "\"1\"", "\"7\"")) {
            isTheSame(
                    path,
                    url ->
                            asAda().contentType(ContentType.JSON)
                                    .header("If-Match", ifMatch)
                                    .body(filled)
                                    .request(method, url),
                    404);
        }
        request().get("/orders/" + bobs).then().body("version", equalTo(1));
        request().get("/users/" + bob).then().body("name", equalTo("Bob"));
    }

    @Test
    void an_order_for_another_is_refused_as_for_an_unknown_user_and_kept_so_under_its_key() {
        String orders = "select count(*) from orders where user_id = '" + bob + "'";
        for (String total : List.of("26.00", "1.00")) {
            Response forBob = placeFor(bob, total, UUID.randomUUID().toString());
            Response forNobody = placeFor(NOBODY, total, UUID.randomUUID().toString());

            assertThat(forBob.statusCode()).isEqualTo(422);
            assertThat(forBob.asString()).isEqualTo(forNobody.asString());
            assertThat(names(forBob)).isEqualTo(names(forNobody));
        }
        String key = UUID.randomUUID().toString();
        assertThat(placeFor(bob, "26.00", key).asString())
                .isEqualTo(placeFor(bob, "26.00", key).asString())
                .contains("/problems/unknown-user");
        assertThat(Databases.countInWrite(orders)).isEqualTo(1);
    }

    @Test
    void an_operator_and_an_admin_act_for_everybody() {
        for (String token : List.of(Bearer.OPERATOR, Bearer.ADMIN)) {
            as(token).get("/orders/" + bobs).then().statusCode(200);
            as(token).get("/users/" + bob + "/orders").then().statusCode(200);
        }
    }

    @Test
    void a_customer_whose_subject_is_no_id_owns_nothing() {
        for (String subject : List.of("bob", "00000000-0000-0000-0000-000000000000")) {
            as(Bearer.customer(subject)).get("/orders/" + bobs).then().statusCode(404);
            as(Bearer.customer(subject)).get("/users/" + bob).then().statusCode(404);
        }
    }

    @Test
    void anothers_cursor_is_no_way_in() {
        placeOrder(bob);
        await().untilAsserted(() ->
                request().get("/users/" + bob + "/orders").then().body("totalItems", equalTo(2)));
        String cursor = request().get("/users/" + bob + "/orders?size=1").path("next");

        asAda().get("/users/" + bob + "/orders?cursor=" + cursor).then().statusCode(404);
        asAda().get("/users/" + ada + "/orders?cursor=" + cursor).then().statusCode(400);
    }

    @Test
    void another_callers_idempotency_key_shows_nothing_of_its_answer() {
        String key = UUID.randomUUID().toString();
        as(Bearer.customer(bob))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(order(bob, "26.00"))
                .post("/orders")
                .then()
                .statusCode(201);

        placeFor(bob, "26.00", key)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    private Response placeFor(String user, String total, String key) {
        return asAda().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(order(user, total))
                .post("/orders");
    }

    private static String order(String user, String total) {
        return "{\"userId\": \"%s\", \"items\": %s, \"total\": %s}"
                .formatted(user, TWO_BOOKS_AND_A_PEN, total);
    }

    /** Asks for what is Bob's, and for what is nobody's: status, headers and body are alike. */
    private void isTheSame(String path, Function<String, Response> call, int status) {
        Response another = call.apply(path.replace("{order}", bobs).replace("{user}", bob));
        Response absent = call.apply(path.replace("{order}", NOBODY).replace("{user}", NOBODY));

        assertThat(another.statusCode()).isEqualTo(status).isEqualTo(absent.statusCode());
        assertThat(another.asString().replace(bobs, "{}").replace(bob, "{}"))
                .isEqualTo(absent.asString().replace(NOBODY, "{}"));
        assertThat(names(another)).isEqualTo(names(absent));
    }

    private static List<String> names(Response answer) {
        return answer.headers().asList().stream().map(h -> h.getName()).toList();
    }

    private String bobsToken() {
        return Api.patch("/users/" + bob, "{\"name\": \"Bob\"}").header("Consistency-Token");
    }

    private RequestSpecification asAda() {
        return as(Bearer.customer(ada));
    }
}
