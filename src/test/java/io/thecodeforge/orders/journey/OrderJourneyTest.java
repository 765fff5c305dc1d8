package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.cancel;
import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.deliver;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.place;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.put;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static io.thecodeforge.orders.journey.Api.ship;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class OrderJourneyTest {

    private static final String UUID_V7 =
            "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    @Test
    void a_placed_order_appears_on_its_users_page_with_all_that_is_shown() {
        String ada = registerUser("Ada Lovelace");

        String order =
                place(ada, TWO_BOOKS_AND_A_PEN)
                        .then()
                        .statusCode(201)
                        .header("ETag", "\"1\"")
                        .header("Location", matchesPattern("/orders/" + UUID_V7))
                        .body("version", equalTo(1))
                        .body("status", equalTo("pending"))
                        .body("total", equalTo(new BigDecimal("26.00")))
                        .body("currency", equalTo("EUR"))
                        .extract()
                        .path("id");

        await().untilAsserted(() ->
                get("/users/" + ada + "/orders")
                        .then()
                        .statusCode(200)
                        .body("items[0].orderId", equalTo(order))
                        .body("items[0].userId", equalTo(ada))
                        .body("items[0].userName", equalTo("Ada Lovelace"))
                        .body("items[0].userEmail", containsString("@example.com"))
                        .body("items[0].total", equalTo(new BigDecimal("26.00")))
                        .body("items[0].itemCount", equalTo(2))
                        .body("items[0].itemNames", equalTo("Clean Code, Pen"))
                        .body("items[0].status", equalTo("pending"))
                        .body("items[0].createdAt", notNullValue())
                        .body("items[0].version", equalTo(1))
                        .body("totalItems", equalTo(1))
                        .body("totalPages", equalTo(1)));
    }

    @Test
    void an_order_goes_from_pending_to_delivered() {
        String order = placeOrder(registerUser("Ada"));

        confirm(order).then().statusCode(200).body("status", equalTo("confirmed"));
        ship(order).then().statusCode(200).body("status", equalTo("shipped"));
        deliver(order).then().statusCode(200).body("version", equalTo(4));

        await().untilAsserted(() ->
                get("/orders/" + order)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("delivered"))
                        .body("version", equalTo(4))
                        .body("items.sku", contains("BK-1", "PN-7"))
                        .body("delivery.carrier", equalTo("DHL"))
                        .body("delivery.trackingNumber", equalTo("JD01"))
                        .body("delivery.shippedAt", notNullValue())
                        .body("delivery.deliveredAt", notNullValue())
                        .body("cancellation", nullValue()));
    }

    @Test
    void a_delivered_order_cannot_be_cancelled() {
        String order = placeOrder(registerUser("Ada"));
        confirm(order);
        ship(order);
        deliver(order);

        cancel(order)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/order-state"))
                .body("detail", containsString("delivered"))
                .body("detail", containsString("cancel"))
                .body("instance", equalTo("/orders/" + order + "/cancel"));
    }

    @Test
    void a_cancelled_order_says_why() {
        String order = placeOrder(registerUser("Ada"));

        cancel(order).then().statusCode(200).body("status", equalTo("cancelled"));

        await().untilAsserted(() ->
                get("/orders/" + order)
                        .then()
                        .body("cancellation.reason", equalTo("ordered twice"))
                        .body("cancellation.cancelledAt", notNullValue())
                        .body("delivery", nullValue()));
    }

    @Test
    void the_items_of_a_pending_order_can_be_replaced() {
        String order = placeOrder(registerUser("Ada"));
        String one = "[{\"sku\": \"CP-1\", \"name\": \"Cup\", \"quantity\": 3, \"unitPrice\": 4}]";

        put("/orders/" + order + "/items", "{\"items\": " + one + ", \"total\": 12}")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("total", equalTo(new BigDecimal("12.00")));

        await().untilAsserted(() ->
                get("/orders/" + order)
                        .then()
                        .body("itemNames", equalTo("Cup"))
                        .body("itemCount", equalTo(1))
                        .body("total", equalTo(new BigDecimal("12.00")))
                        .body("items.quantity", contains(3)));
    }

    @Test
    void replacing_items_by_the_same_items_is_a_new_version_all_the_same() {
        String order = placeOrder(registerUser("Ada"));

        for (int version = 2; version <= 3; version++) {
            put("/orders/" + order + "/items", "{\"items\": " + TWO_BOOKS_AND_A_PEN + "}")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(version));
        }
    }

    @Test
    void a_rename_reaches_every_row_of_the_user() {
        String ada = registerUser("Ada Lovelace");
        for (int i = 0; i < 3; i++) {
            placeOrder(ada);
        }

        patch("/users/" + ada, "{\"name\": \"Ada King\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2));

        await().untilAsserted(() ->
                get("/users/" + ada + "/orders")
                        .then()
                        .statusCode(200)
                        .body("items.size()", equalTo(3))
                        .body("items.userName", everyItem(equalTo("Ada King")))
                        .body("items.version", everyItem(equalTo(1))));
        get("/users/" + ada).then().body("name", equalTo("Ada King")).body("version", equalTo(2));
    }

    @Test
    void a_user_is_shown_with_counts_and_sums() {
        String ada = registerUser("Ada");
        String kept = placeOrder(ada);
        cancel(placeOrder(ada));
        confirm(kept);

        await().untilAsserted(() ->
                get("/users/" + ada)
                        .then()
                        .statusCode(200)
                        .body("id", equalTo(ada))
                        .body("orderCount", equalTo(2))
                        .body("openOrderCount", equalTo(1))
                        .body("spent.EUR", equalTo(new BigDecimal("26.00")))
                        .body("lastOrderAt", notNullValue()));
    }

    @Test
    void pages_are_newest_first_and_name_their_neighbours() {
        String ada = registerUser("Ada");
        String oldest = placeOrder(ada);
        placeOrder(ada);
        String newest = placeOrder(ada);
        String path = "/users/" + ada + "/orders";

        await().untilAsserted(() -> get(path).then().body("totalItems", equalTo(3)));

        get(path + "?size=1")
                .then()
                .body("items.orderId", contains(newest))
                .body("totalPages", equalTo(3));
        get(path + "?page=2&size=2").then().body("items.orderId", contains(oldest));
        get(path + "?page=9").then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void cursors_lead_through_every_order_once_while_others_arrive() {
        String ada = registerUser("Ada");
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(placeOrder(ada));
        }
        String path = "/users/" + ada + "/orders";
        await().untilAsserted(() -> get(path).then().body("totalItems", equalTo(5)));

        List<String> seen = new ArrayList<>();
        Response page = get(path + "?size=2");
        for (int i = 0; i < 3; i++) {
            seen.addAll(page.path("items.orderId"));
            placeOrder(ada);
            String next = page.path("next");
            if (next != null) {
                page = get(path + "?size=2&cursor=" + next);
                page.then().statusCode(200).body("page", nullValue());
            }
        }

        assertThat(page.<String>path("next")).isNull();
        assertThat(seen.reversed()).containsExactlyElementsOf(placed);
    }

    @Test
    void what_is_answered_is_what_the_document_says() {
        String ada = registerUser("Ada");
        String order = placeOrder(ada);
        confirm(order);
        ship(order);

        await().untilAsserted(
                        () -> get("/orders/" + order).then().body("status", equalTo("shipped")));

        assertThat(fields(get("/orders/" + order), ""))
                .containsExactlyElementsOf(documented("Order"));
        assertThat(fields(get("/users/" + ada + "/orders"), ""))
                .containsExactlyElementsOf(documented("OrderPage"));
        assertThat(fields(get("/users/" + ada + "/orders"), "items[0]"))
                .containsExactlyElementsOf(documented("OrderRow"));
        assertThat(fields(get("/users/" + ada), "")).containsExactlyElementsOf(documented("User"));
    }

    private static Set<String> documented(String schema) {
        return request()
                .get("/q/openapi?format=json")
                .<Map<String, ?>>path("components.schemas." + schema + ".properties")
                .keySet();
    }

    private static Set<String> fields(Response answer, String path) {
        return answer.<Map<String, ?>>path(path).keySet();
    }
}
