package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If-Match on commands: RFC 9110, section 13.1.1. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class PreconditionTest {

    private String order;

    @BeforeEach
    void an_order() {
        order = placeOrder(registerUser("Ada"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1\"",
                "*",
                "\"1.a-query-s-tag\"",
                "\"7\", \"1\"",
                "W/\"7\",\"1\"",
                " \"1\" ,"
            })
    void a_tag_of_the_version_lets_the_command_pass(String tag) {
        confirmIf(tag).then().statusCode(200).header("ETag", "\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void what_is_yet_to_be_made_has_no_version_to_name(String tag) {
        long users = Databases.countInWrite("select count(*) from users");

        request()
                .header("If-Match", tag)
                .contentType("application/json")
                .body("{\"name\": \"Eve\", \"email\": \"eve@of.nowhere\"}")
                .post("/users")
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/stale-version"));

        assertThat(Databases.countInWrite("select count(*) from users")).isEqualTo(users);
    }

    @Test
    void what_was_changed_in_between_is_not_overwritten() {
        confirm(order).then().statusCode(200);

        request()
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body("{\"reason\": \"changed my mind\"}")
                .post("/orders/" + order + "/cancel")
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/stale-version"))
                .body("detail", containsString("2"));
    }

    @Test
    void a_stale_tag_counts_before_the_state() {
        confirm(order);

        confirmIf("\"1\"").then().statusCode(412);
        confirmIf("\"2\"").then().statusCode(409);
    }

    @Test
    void several_headers_are_one_list() {
        request()
                .header("If-Match", "\"9\"", "\"1\"")
                .post("/orders/" + order + "/confirm")
                .then()
                .statusCode(200);
    }

    @Test
    void a_change_of_a_user_can_be_conditional_too() {
        String ada = registerUser("Ada");
        patch("/users/" + ada, "{\"name\": \"Ada King\"}");

        request()
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body("{\"name\": \"Ada Byron\"}")
                .patch("/users/" + ada)
                .then()
                .statusCode(412);
    }

    private Response confirmIf(String tag) {
        return request().header("If-Match", tag).post("/orders/" + order + "/confirm");
    }
}
