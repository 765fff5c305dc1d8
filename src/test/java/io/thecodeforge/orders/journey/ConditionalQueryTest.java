package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.cancel;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that has the newest answer is told so; one whose answer is old is given the new one. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class ConditionalQueryTest {

    private String ada;
    private String order;

    @BeforeEach
    void an_order() {
        ada = registerUser("Ada");
        order = placeOrder(ada);
        await().untilAsserted(() -> get("/orders/" + order).then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/{order}",
                "/orders/{order}/history",
                "/orders/{order}/history?at=1",
                "/users/{ada}",
                "/users/{ada}/orders",
                "/users/{ada}/orders?status=pending",
                "/users/{ada}/orders?placedFrom=2026-01-01T00:00:00Z",
                "/statistics/daily-sales",
            })
    void what_has_not_changed_is_not_sent_again(String template) {
        String path = template.replace("{order}", order).replace("{ada}", ada);
        String tag = get(path).header("ETag");

        for (String known : List.of(tag, "\"x\", " + tag, "W/" + tag, "*")) {
            request()
                    .header("If-None-Match", known)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .header("Cache-Control", "private, no-cache")
                    .body(emptyString());
        }
        for (String other : List.of("\"x\"", "\"\"", "no tag")) {
            request().header("If-None-Match", other).get(path).then().statusCode(200);
        }
    }

    @Test
    void a_move_of_an_order_changes_what_shows_it() {
        List<String> paths =
                List.of(
                        "/orders/" + order,
                        "/orders/" + order + "/history",
                        "/users/" + ada,
                        "/users/" + ada + "/orders",
                        "/users/" + ada + "/orders?status=pending",
                        "/orders?size=1",
                        "/statistics/daily-sales");
        List<Response> before = paths.stream().map(Api::get).toList();

        cancel(order);

        for (int i = 0; i < paths.size(); i++) {
            changes(paths.get(i), before.get(i).header("ETag"));
        }
    }

    @Test
    void a_rename_changes_what_shows_the_user() {
        List<String> paths =
                List.of("/orders/" + order, "/users/" + ada, "/users/" + ada + "/orders");
        List<Response> before = paths.stream().map(Api::get).toList();

        patch("/users/" + ada, "{\"name\": \"Ada King\"}");

        for (int i = 0; i < paths.size(); i++) {
            changes(paths.get(i), before.get(i).header("ETag"));
        }
    }

    @Test
    void a_querys_tag_begins_with_the_version_that_a_command_takes() {
        Response shown = get("/orders/" + order);

        shown.then().header("ETag", matchesPattern("\"1\\..+\""));
        request()
                .header("If-Match", shown.header("ETag"))
                .post("/orders/" + order + "/confirm")
                .then()
                .statusCode(200);
    }

    @Test
    void a_pages_tag_is_no_version() {
        request()
                .header("If-Match", get("/users/" + ada + "/orders").header("ETag"))
                .post("/orders/" + order + "/confirm")
                .then()
                .statusCode(412);
    }

    @Test
    void an_unknown_user_is_404_whatever_the_client_knows() {
        request()
                .header("If-None-Match", "*")
                .get("/users/0199ab3b-0000-7000-8000-000000000000/orders")
                .then()
                .statusCode(404);
    }

    private static void changes(String path, String tag) {
        await().untilAsserted(() ->
                request()
                        .header("If-None-Match", tag)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .header("ETag", not(equalTo(tag))));
    }
}
