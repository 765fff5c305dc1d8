package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.post;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class RefusalJourneyTest {

    private static final String NOBODY = "0199ab3b-0000-7000-8000-000000000000";

    private static @Nullable String ada;

    private List<String> before;

    @BeforeEach
    void a_user_with_an_order_and_nothing_under_way() {
        if (ada == null) { // one is enough for all: none of them is to change anything
            ada = registerUser("Ada");
            placeOrder(ada);
        }
        await().untilAsserted(() -> get("/users/" + ada).then().body("orderCount", equalTo(1)));
        await().until(() -> Databases.countInWrite("select count(*) from outbox") == 0);
        before = Databases.digest();
    }

    @Test
    void a_total_of_zero_is_refused() {
        Response answer =
                order("[{\"sku\": \"A\", \"name\": \"B\", \"quantity\": 1, \"unitPrice\": 0}]", "");

        refused(answer, 422, "total-not-positive");
    }

    @Test
    void a_total_that_does_not_match_is_refused() {
        refused(order(TWO_BOOKS_AND_A_PEN, ", \"total\": 25.99"), 422, "total-mismatch");
    }

    @Test
    void an_unknown_user_is_refused() {
        String body = "{\"userId\": \"%s\", \"items\": %s}".formatted(NOBODY, TWO_BOOKS_AND_A_PEN);

        refused(post("/orders", body), 422, "unknown-user");
    }

    @Test
    void an_unknown_field_is_refused_by_name() {
        Response answer = order(TWO_BOOKS_AND_A_PEN, ", \"discount\": 5");

        refused(answer, 400, "invalid-request");
        answer.then().body("errors.pointer", hasItem("/discount"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RegisterUser",
                "ChangeUser",
                "PlaceOrder",
                "ReplaceItems",
                "Item",
                "ShipOrder",
                "CancelOrder"
            })
    void the_document_says_that_a_body_has_no_other_field(String schema) {
        RestAssured.get("/q/openapi?format=json")
                .then()
                .body("components.schemas.%s.additionalProperties".formatted(schema), is(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"userId\":}", "nonsense", "[]", "{} {}", "\"text\""})
    void what_is_not_the_expected_json_is_refused(String body) {
        Response answer = post("/orders", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Databases.digest()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "5", "\"text\""})
    void what_is_no_object_is_pointed_to(String body) {
        Response answer = post("/orders", body);

        refused(answer, 400, "invalid-request");
        answer.then().body("errors.pointer", contains(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "sku": "", "name": "B", "quantity": 1, "unitPrice": 1          | /items/0/sku
                    "sku": "A", "name": "\\u0000", "quantity": 1, "unitPrice": 1   | /items/0/name
                    "sku": "A", "name": "B", "quantity": 0, "unitPrice": 1         | /items/0/quantity
                    "sku": "A", "name": "B", "quantity": 10001, "unitPrice": 1     | /items/0/quantity
                    "sku": "A", "name": "B", "quantity": 1.5, "unitPrice": 1       | /items/0/quantity
                    "sku": "A", "name": "B", "quantity": "1", "unitPrice": 1       | /items/0/quantity
                    "sku": "A", "name": "B", "quantity": 1, "unitPrice": -1        | /items/0/unitPrice
                    "sku": "A", "name": "B", "quantity": 1, "unitPrice": 0.005     | /items/0/unitPrice
                    "sku": "A", "name": "B", "quantity": 1, "unitPrice": 1e999999  | /items/0/unitPrice
                    "sku": "A", "name": "B", "quantity": 1                         | /items/0/unitPrice
                    """)
    void an_item_at_fault_is_pointed_to(String item, String pointer) {
        Response answer = order("[{" + item + "}]", "");

        refused(answer, 400, "invalid-request");
        answer.then().body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json; charset=iso-8859-1, UTF-8, 415, unsupported-media-type",
        "application/json; charset=utf-16, UTF-16, 415, unsupported-media-type",
        "application/json, UTF-16, 400, malformed-request",
        "application/json, UTF-16LE, 400, malformed-request",
        "application/json, UTF-32BE, 400, malformed-request"
    })
    void what_is_not_utf_8_is_refused(String type, String encoding, int status, String code) {
        byte[] user =
                "{\"name\": \"Zoë\", \"email\": \"zoe@of.nowhere\"}"
                        .getBytes(Charset.forName(encoding));

        refused(request().header("Content-Type", type).body(user).post("/users"), status, code);
    }

    @Test
    void a_value_that_is_wrong_in_several_ways_is_told_all_of_them() {
        Response answer =
                post("/users", "{\"name\": \"Eve\", \"email\": \"%s\"}".formatted("e".repeat(300)));

        refused(answer, 400, "invalid-request");
        answer.then()
                .body("errors.pointer", contains("/email"))
                .body("errors[0].message", containsString("; "));
    }

    @Test
    void every_fault_is_told_at_once() {
        Response answer =
                post(
                        "/orders",
                        """
                        {"userId": "no id", "currency": 978, "discount": 5, "total": "26",
                         "items": [{"sku": "", "name": 7, "quantity": "2", "unitPrice": -1, "x": 1},
                                   null, 5]}\
                        """);

        refused(answer, 400, "invalid-request");
        answer.then()
                .body(
                        "errors.pointer",
                        contains(
                                "/currency",
                                "/discount",
                                "/items/0/name",
                                "/items/0/quantity",
                                "/items/0/sku",
                                "/items/0/unitPrice",
                                "/items/0/x",
                                "/items/1",
                                "/items/2",
                                "/total",
                                "/userId"));
    }

    @Test
    void an_address_is_one_users_however_it_is_written() {
        String email = get("/users/" + ada).path("email");

        Response answer =
                post(
                        "/users",
                        "{\"name\": \"Eve\", \"email\": \"%s\"}"
                                .formatted(email.toUpperCase(Locale.ROOT)));

        refused(answer, 409, "duplicate-email");
    }

    @Test
    void a_broken_constraint_is_known_in_any_language_of_the_database() {
        Databases.changeWrite(
                """
                create or replace function refuse() returns trigger language plpgsql as $$ begin raise
                    'doppelter Schlüsselwert verletzt Unique-Constraint »users_email_key«'
                    using errcode = 'unique_violation', constraint = 'users_email_key'; end $$;
                create trigger refuse before insert on users for each row execute function refuse()\
                """);
        try {
            Response answer = post("/users", "{\"name\": \"Eve\", \"email\": \"eve@example.com\"}");

            refused(answer, 409, "duplicate-email");
        } finally {
            Databases.changeWrite("drop function refuse cascade");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;q=0.1",
                "*/*;q=0, application/json",
                "a/b;q=0, */*",
                "application/json, a;b/c;q=0"
            })
    void what_is_accepted_at_all_is_answered(String accept) {
        request().header("Accept", accept).get("/problems").then().statusCode(200);
    }

    @Test
    void what_changes_nothing_leaves_no_trace() {
        patch("/users/" + ada, "{\"name\": \"Ada\"}")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));

        assertThat(Databases.digest()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/" + NOBODY, "/users/" + NOBODY, "/users/none", "/none"})
    void what_is_not_there_is_404(String path) {
        refused(get(path), 404, "not-found");
    }

    @Test
    void a_command_on_no_order_is_404() {
        refused(request().post("/orders/" + NOBODY + "/confirm"), 404, "not-found");
    }

    @Test
    void the_framework_refuses_with_problem_documents_too() {
        refused(request().delete("/orders/" + NOBODY), 405, "method-not-allowed");
        refused(request().accept(ContentType.XML).get("/users/" + ada), 406, "not-acceptable");
        refused(
                request().contentType(ContentType.TEXT).body("x").post("/orders"),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "size=0", "size=101", "page=1000001"})
    void a_page_out_of_bounds_is_refused(String query) {
        refused(get("/users/" + ada + "/orders?" + query), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "AAAA", "!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_cursor_that_is_not_ours_is_refused(String cursor) {
        refused(get("/users/" + ada + "/orders?cursor=" + cursor), 400, "invalid-cursor");
    }

    private Response order(String items, String more) {
        return post("/orders", "{\"userId\": \"%s\", \"items\": %s%s}".formatted(ada, items, more));
    }

    private void refused(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code))
                .body("status", equalTo(status));
        assertThat(answer.asString()).doesNotContain("thecodeforge", "Exception", "select", "\tat");
        assertThat(Databases.digest()).isEqualTo(before);
    }
}
