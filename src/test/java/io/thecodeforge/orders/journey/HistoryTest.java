package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.cancel;
import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.put;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class HistoryTest {

    private static final String A_CUP =
            "{\"items\": [{\"sku\": \"CP-1\", \"name\": \"Cup\", \"quantity\": 1, \"unitPrice\": 4}]}";

    private String ada;
    private String order;

    @BeforeEach
    void an_order_with_a_past() {
        ada = registerUser("Ada Lovelace");
        order = placeOrder(ada);
        put("/orders/" + order + "/items", A_CUP);
        confirm(order);
        patch("/users/" + ada, "{\"name\": \"Ada King\"}");
        cancel(order);
        await().untilAsserted(
                        () -> get("/orders/" + order).then().body("status", equalTo("cancelled")));
    }

    @Test
    void a_history_tells_every_event_oldest_first() {
        get("/orders/" + order + "/history")
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2, 3, 4))
                .body(
                        "items.type",
                        contains(
                                "OrderPlaced.v1",
                                "OrderItemsChanged.v1",
                                "OrderConfirmed.v1",
                                "OrderCancelled.v1"))
                .body("items.occurredAt", everyItem(notNullValue()))
                .body("items[0].data.total", equalTo(new BigDecimal("26.00")))
                .body("items[3].data.reason", equalTo("ordered twice"));
    }

    @Test
    void a_version_shows_the_order_as_it_stood() {
        get("/orders/" + order + "/history?at=1")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("status", equalTo("pending"))
                .body("itemNames", equalTo("Clean Code, Pen"))
                .body("total", equalTo(new BigDecimal("26.00")))
                .body("userName", equalTo("Ada Lovelace"))
                .body("cancellation", nullValue());
        get("/orders/" + order + "/history?at=4")
                .then()
                .body("status", equalTo("cancelled"))
                .body("itemNames", equalTo("Cup"))
                .body("userName", equalTo("Ada King"))
                .body("cancellation.reason", equalTo("ordered twice"));
    }

    @Test
    void an_instant_shows_the_order_as_it_stood() {
        List<String> times = get("/orders/" + order + "/history").path("items.occurredAt");

        get("/orders/" + order + "/history?at=" + times.get(1))
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("itemNames", equalTo("Cup"));
        get("/orders/" + order + "/history?at=2999-01-01T00:00:00Z")
                .then()
                .body("version", equalTo(4));
    }

    @Test
    void the_last_version_is_the_order_that_is_shown() {
        assertThat(get("/orders/" + order + "/history?at=4").<Object>path(""))
                .isEqualTo(get("/orders/" + order).<Object>path(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "2000-01-01T00:00:00Z"})
    void a_time_that_the_order_did_not_see_is_404(String at) {
        get("/orders/" + order + "/history?at=" + at).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "x", "2026-11-23", "99999999999", "+1000000-01-01T00:00:00Z"})
    void what_is_neither_version_nor_instant_is_400(String at) {
        get("/orders/" + order + "/history?at=" + at).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at=1&at=2", "At=2", "at=1&size=2"})
    void a_parameter_that_is_not_known_or_given_twice_is_400(String query) {
        get("/orders/" + order + "/history?" + query).then().statusCode(400);
    }

    @Test
    void an_empty_time_is_one_that_is_not_given() {
        get("/orders/" + order + "/history?at=").then().body("items.version", contains(1, 2, 3, 4));
    }

    @Test
    void an_unknown_order_has_no_history() {
        get("/orders/0199ab3b-0000-7000-8000-000000000000/history").then().statusCode(404);
    }
}
