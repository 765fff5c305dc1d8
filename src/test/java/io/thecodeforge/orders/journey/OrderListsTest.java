package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.cancel;
import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.place;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class OrderListsTest {

    private String ada;
    private String path;
    private List<String> orders;

    /** Newest first: cancelled, pending, pending, confirmed. */
    @BeforeEach
    void a_user_with_four_orders() {
        ada = registerUser("Ada " + UUID.randomUUID());
        path = "/users/" + ada + "/orders";
        orders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            orders.addFirst(placeOrder(ada));
        }
        cancel(orders.get(0));
        confirm(orders.get(3));
        await().untilAsserted(() ->
                get("/users/" + ada)
                        .then()
                        .body("orderCount", equalTo(4))
                        .body("openOrderCount", equalTo(3)));
        await().untilAsserted(() ->
                get("/orders/" + orders.get(3)).then().body("status", equalTo("confirmed")));
    }

    @Test
    void a_status_leaves_its_orders_and_counts_them() {
        get(path + "?status=pending&size=1")
                .then()
                .statusCode(200)
                .body("items.orderId", contains(orders.get(1)))
                .body("totalItems", equalTo(2))
                .body("totalPages", equalTo(2));
        get(path + "?status=shipped").then().body("items", empty()).body("totalItems", equalTo(0));
    }

    @Test
    void dates_leave_what_was_placed_from_one_and_before_the_other_and_count_nothing() {
        List<String> placed = get(path).path("items.createdAt");
        String dates = "?placedFrom=" + placed.get(2) + "&placedTo=" + placed.get(0);

        get(path + dates)
                .then()
                .statusCode(200)
                .body("items.orderId", contains(orders.get(1), orders.get(2)))
                .body("page", equalTo(1))
                .body("totalItems", nullValue())
                .body("totalPages", nullValue());
        get(path + dates + "&status=cancelled").then().body("items", empty());
    }

    @Test
    void an_empty_parameter_is_one_that_is_not_given() {
        get(path + "?page=1&size=&status=&placedFrom=&placedTo=&cursor=")
                .then()
                .statusCode(200)
                .body("items.orderId", equalTo(orders))
                .body("totalItems", equalTo(4));
    }

    @Test
    void links_lead_to_first_prev_next_and_last() {
        String second = path + "?status=pending&page=2&size=1";

        String link = get(second).header("Link");

        assertThat(rel(link, "first")).isEqualTo(path + "?status=pending&page=1&size=1");
        assertThat(rel(link, "prev")).isEqualTo(path + "?status=pending&page=1&size=1");
        assertThat(rel(link, "last")).isEqualTo(second);
        assertThat(link).doesNotContain("next");
        String next = rel(get(rel(link, "first")).header("Link"), "next");
        assertThat(get(next).<List<String>>path("items.orderId")).containsExactly(orders.get(2));
    }

    @Test
    void links_lead_who_gave_no_number_by_cursors() {
        Response first = get(path + "?size=2");

        String next = rel(first.header("Link"), "next");

        assertThat(next).isEqualTo(path + "?size=2&cursor=" + first.path("next"));
        placeOrder(ada);
        await().untilAsserted(() -> get(path).then().body("totalItems", equalTo(5)));
        assertThat(get(next).<List<String>>path("items.orderId")).isEqualTo(orders.subList(2, 4));
    }

    @Test
    void a_cursor_carries_its_filters_and_leads_on() {
        Response first = get(path + "?status=pending&size=1");
        String cursor = first.path("next");

        get(path + "?size=1&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items.orderId", contains(orders.get(2)))
                .body("page", nullValue())
                .body("totalItems", nullValue())
                .body("next", nullValue());
        get(path + "?size=1&status=pending&cursor=" + cursor).then().statusCode(200);
        get(path + "?size=1&status=shipped&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-cursor"));
    }

    @Test
    void a_cursor_is_good_for_its_own_list_alone() {
        String cursor = get(path + "?size=1").path("next");
        String other = "/users/" + registerUser("Bob") + "/orders";

        get(other + "?cursor=" + cursor).then().statusCode(400);
        get("/orders?cursor=" + cursor).then().statusCode(400);
        char other20 = cursor.charAt(20) == 'A' ? 'B' : 'A';
        get(path + "?cursor=" + cursor.substring(0, 20) + other20 + cursor.substring(21))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-cursor"));
    }

    @ParameterizedTest
    @CsvSource({
        "status=lost, /status",
        "status=Pending, /status",
        "placedFrom=yesterday, /placedFrom",
        "placedFrom=2026-11-23, /placedFrom",
        "placedTo=2026-02-30T00:00:00Z, /placedTo",
        "placedTo=2026-11-23T00:00:00, /placedTo",
        "page=0, /page",
        "size=101, /size",
        "sise=5, /sise",
        "q=clean, /q",
        "placedFrom=2026-02-01T00:00:00Z&placedTo=2026-01-01T00:00:00Z, /placedTo",
        "size=1&size=2, /size",
    })
    void a_parameter_at_fault_is_named(String query, String pointer) {
        get(path + "?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.pointer", contains(pointer))
                .body("errors[0].message", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({"q=ab, /q", "q=clean&page=2, /page", "q=a%00bc, /q", "sort=asc, /sort"})
    void a_parameter_of_a_search_at_fault_is_named(String query, String pointer) {
        request()
                .urlEncodingEnabled(false)
                .get("/orders?" + query)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void everybodys_orders_are_listed_newest_first_and_counted() {
        long pending =
                Databases.countInRead(
                        "select count(*) from user_orders_view where status = 'pending'");

        assertThat(pending).isGreaterThanOrEqualTo(2);
        get("/orders?size=4").then().statusCode(200).body("items.orderId", equalTo(orders));
        get("/orders?status=pending&size=2")
                .then()
                .body("items.orderId", contains(orders.get(1), orders.get(2)))
                .body("totalItems", equalTo((int) pending));
    }

    @Test
    void a_search_finds_orders_by_their_users_or_items_names() {
        String name = UUID.randomUUID().toString();
        String item =
                "[{\"sku\": \"A\", \"name\": \"100%% Wolle_%s\", \"quantity\": 1, \"unitPrice\": 9}]";
        String wool = place(ada, item.formatted(name)).then().statusCode(201).extract().path("id");
        await().untilAsserted(() -> get("/orders/" + wool).then().statusCode(200));

        get("/orders?q=" + name.substring(0, 18).toUpperCase())
                .then()
                .statusCode(200)
                .body("items.orderId", contains(wool))
                .body("totalItems", nullValue())
                .body("next", nullValue());
        String user = get("/users/" + ada).path("name");
        get("/orders?q=" + user).then().body("items", hasSize(5));
        get("/orders?status=confirmed&q=" + user)
                .then()
                .body("items.orderId", contains(orders.get(3)));
        request()
                .queryParam("q", "100% wolle_" + name)
                .get("/orders")
                .then()
                .body("items.orderId", contains(wool));
        request()
                .queryParam("q", "100x wolle_" + name)
                .get("/orders")
                .then()
                .body("items", empty());
    }

    @Test
    void a_search_goes_on_by_its_cursor() {
        String user = get("/users/" + ada).path("name");
        List<String> seen = new ArrayList<>();

        String next = "/orders?size=3&q=" + user;
        while (next != null) {
            Response page = get(next);
            seen.addAll(page.path("items.orderId"));
            next = rel(page.header("Link"), "next");
        }

        assertThat(seen).isEqualTo(orders);
    }

    private static String rel(String link, String rel) {
        Matcher matcher = Pattern.compile("<([^>]*)>; rel=\"" + rel + "\"").matcher(link);
        return matcher.find() ? matcher.group(1) : null;
    }
}
