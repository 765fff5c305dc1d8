package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.request;
import static io.thecodeforge.orders.journey.Topic.as;
import static io.thecodeforge.orders.journey.Topic.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.CloudEventHeaders;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broken event waits with those that need it; everyone else goes on. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class ParkedEventTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:15:30Z");

    private final Topic topic = new Topic();
    private final UUID ada = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @BeforeEach
    void ada_is_registered() {
        topic.send(registered(ada));
    }

    @AfterEach
    void nothing_stays_parked() {
        Databases.changeRead("delete from parked_event");
        topic.close();
    }

    @Test
    void an_event_that_cannot_be_read_parks_with_the_later_ones_of_its_order_alone() {
        topic.send(placed(ada, order));
        topic.send(as(confirmed(order, 2), "OrderConfirmed.v1", "{\"confirmedAt\": 7"));
        topic.send(as(confirmed(order, 3), "OrderCancelled.v1", "{\"reason\": \"r\"}"));
        topic.send(placed(ada, other));
        topic.send(confirmed(other, 2));

        shows(other, "confirmed");
        shows(order, "pending");
        List<Map<String, Object>> parked = parked();
        assertThat(parked).extracting(p -> p.get("kind")).containsExactly("unreadable", "queued");
        assertThat(parked).extracting(p -> p.get("version")).containsExactly(2, 3);
        assertThat(parked).extracting(p -> p.get("aggregateId")).containsOnly(order.toString());
        assertThat(parked.getFirst())
                .containsEntry("reason", "not a readable OrderConfirmed.v1")
                .containsEntry("value", "{\"confirmedAt\": 7")
                .containsEntry("key", ada.toString())
                .containsEntry("attempts", 1);
    }

    @Test
    void an_event_that_cannot_be_applied_is_found_and_applied_with_all_behind_it_once_it_can_be() {
        UUID grace = UUID.randomUUID();
        topic.send(placed(grace, order));
        topic.send(confirmed(grace, order, 2));
        topic.send(placed(ada, other));
        shows(other, "pending");
        await().until(() -> parked().size() == 2);
        int first = id(0);
        int second = id(1);

        retry(second)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/parked-behind"))
                .body("detail", containsString(Integer.toString(first)));
        retry(first).then().statusCode(409).body("type", equalTo("/problems/still-broken"));
        assertThat(parked().getFirst()).containsEntry("attempts", 2);

        topic.send(registered(grace));
        await().untilAsserted(() -> get("/users/" + grace).then().statusCode(200));
        retry(first)
                .then()
                .statusCode(200)
                .body("applied", equalTo(2))
                .body("waiting", equalTo(0))
                .body("reason", nullValue());
        shows(order, "confirmed");
        get("/users/" + grace).then().body("orderCount", equalTo(1));
        retry(first).then().statusCode(404);
    }

    @Test
    void what_comes_after_a_retry_follows_on_it() {
        UUID grace = UUID.randomUUID();
        topic.send(placed(grace, order));
        await().until(() -> parked().size() == 1);
        topic.send(registered(grace));
        await().untilAsserted(() -> get("/users/" + grace).then().statusCode(200));
        retry(id(0)).then().statusCode(200);

        topic.send(confirmed(grace, order, 2));

        shows(order, "confirmed");
        assertThat(parked()).isEmpty();
    }

    @Test
    void deleting_an_event_tries_the_next_and_a_tail_that_cannot_follow_stays() {
        topic.send(placed(ada, order));
        topic.send(as(confirmed(order, 2), "OrderConfirmed.v1", "[]"));
        topic.send(confirmed(order, 3));
        await().until(() -> parked().size() == 2);

        delete(id(0))
                .then()
                .statusCode(200)
                .body("applied", equalTo(0))
                .body("waiting", equalTo(1))
                .body("reason", containsString("is at version 1, and version 3 came"));
        assertThat(parked().getFirst()).containsEntry("kind", "refused");

        delete(id(0)).then().statusCode(200).body("waiting", equalTo(0));
        delete(4711).then().statusCode(404);
    }

    @Test
    void a_registration_that_cannot_be_applied_parks_everything_of_its_user() {
        UUID grace = UUID.randomUUID();
        topic.send(
                event(
                        grace,
                        grace,
                        1,
                        new UserRegistered("a name with a \0 in it", "g@example.com")));
        topic.send(placed(grace, order));
        topic.send(event(grace, grace, 2, new UserChanged("Grace", "g@example.com")));
        topic.send(placed(ada, other));

        shows(other, "pending");
        await().until(() -> parked().size() == 3);
        assertThat(parked()).extracting(p -> p.get("queue")).containsOnly("key " + grace);

        delete(id(0)).then().statusCode(200).body("applied", equalTo(2));
        get("/orders/" + order).then().body("userName", equalTo("Grace"));
    }

    @Test
    void an_order_that_cannot_follow_a_given_up_registration_leaves_the_others_to_go_on() {
        UUID grace = UUID.randomUUID();
        topic.send(event(grace, grace, 1, new UserRegistered("\0", "g@example.com")));
        topic.send(placed(grace, order));
        topic.send(confirmed(grace, order, 2));
        topic.send(as(confirmed(grace, other, 1), "OrderFrozen.v1", "{}"));
        await().until(() -> parked().size() == 4);

        delete(id(0))
                .then()
                .statusCode(200)
                .body("applied", equalTo(0))
                .body("waiting", equalTo(0));

        assertThat(parked())
                .extracting(p -> p.get("queue"))
                .containsExactly("aggregate " + order, "aggregate " + order, "aggregate " + other);
        assertThat(parked())
                .extracting(p -> p.get("kind"))
                .containsExactly("refused", "queued", "unknown");
    }

    @Test
    void an_event_without_a_readable_aggregate_parks_its_whole_key_and_one_without_a_key_alone() {
        topic.send(ada.toString(), Map.of("ce_type", "OrderConfirmed.v1"), bytes("{}"));
        topic.send(placed(ada, order));
        topic.send(null, Map.of(), new byte[] {(byte) 0xff, 0, 1});
        UUID grace = UUID.randomUUID();
        topic.send(registered(grace));
        topic.send(placed(grace, other));

        shows(other, "pending");
        await().until(() -> parked().size() == 3);
        assertThat(parked())
                .filteredOn(p -> p.get("queue").equals("key " + ada))
                .extracting(p -> p.get("kind"))
                .containsExactly("unreadable", "queued");
        assertThat(parked())
                .filteredOn(p -> p.get("key") == null)
                .extracting(p -> p.get("value"))
                .containsExactly("\uFFFD\0\1");
    }

    @Test
    void what_comes_twice_is_parked_once() {
        RecordedEvent broken = as(confirmed(order, 2), "OrderFrozen.v1", "{}");
        topic.send(placed(ada, order));
        topic.send(broken);
        topic.send(broken);
        topic.send(placed(ada, other));

        shows(other, "pending");
        assertThat(parked()).hasSize(1);
        assertThat(parked().getFirst())
                .containsEntry("type", "OrderFrozen.v1")
                .containsEntry("reason", "unknown event type OrderFrozen.v1");
    }

    @Test
    void an_unknown_event_that_its_producer_calls_ignorable_is_passed_over() {
        RecordedEvent unknown = as(confirmed(order, 2), "OrderAdmired.v1", "{}");
        Map<String, String> headers = new HashMap<>(CloudEventHeaders.of(unknown));
        headers.put(CloudEventHeaders.IGNORABLE, "true");
        headers.remove("ce_sequence");
        topic.send(placed(ada, order));
        topic.send(ada.toString(), headers, bytes("{}"));
        topic.send(placed(ada, other));

        shows(other, "pending");
        assertThat(parked()).isEmpty();
    }

    @Test
    void parked_events_come_in_pages() {
        for (int version = 2; version <= 6; version++) {
            topic.send(as(confirmed(order, version), "OrderFrozen.v1", "{}"));
        }
        await().until(() -> parked().size() == 5);

        Response first = get("/admin/parked-events?size=3");
        first.then().statusCode(200).body("items", hasSize(3));
        get("/admin/parked-events?size=3&cursor=" + first.path("next"))
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("next", nullValue());
        get("/admin/parked-events?cursor=mine")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-cursor"));
        get("/admin/parked-events?size=0").then().statusCode(400);
    }

    @Test
    void nothing_on_the_topic_is_too_strange_to_be_parked() {
        RecordMetadata last = null;
        String nul = "a\0b";
        for (String key : List.of(nul, "x".repeat(100_000), "")) {
            last = topic.send(key, Map.of("ce_subject", nul, nul, nul, "ce_type", nul), bytes(nul));
            last = topic.send(key, Map.of("ce_sequence", "99999999999"), new byte[0]);
        }

        await().until(() -> parked().size() == 6);
        assertThat(last).isNotNull();
    }

    private static void shows(UUID order, String status) {
        await().untilAsserted(() ->
                get("/orders/" + order).then().statusCode(200).body("status", equalTo(status)));
    }

    private static List<Map<String, Object>> parked() {
        return get("/admin/parked-events?size=100").then().statusCode(200).extract().path("items");
    }

    private static int id(int index) {
        return (int) parked().get(index).get("id");
    }

    private static Response retry(int id) {
        return request().post("/admin/parked-events/" + id + "/retry");
    }

    private static Response delete(int id) {
        return request().delete("/admin/parked-events/" + id);
    }

    private static RecordedEvent registered(UUID user) {
        return event(user, user, 1, new UserRegistered("Ada", user + "@example.com"));
    }

    private static RecordedEvent placed(UUID user, UUID order) {
        List<OrderItem> items = List.of(new OrderItem("A", "B", 1, BigDecimal.ONE));
        return event(user, order, 1, new OrderPlaced(user, "EUR", items, BigDecimal.ONE, AT));
    }

    private RecordedEvent confirmed(UUID order, int version) {
        return confirmed(ada, order, version);
    }

    private static RecordedEvent confirmed(UUID user, UUID order, int version) {
        return event(user, order, version, new OrderConfirmed(AT));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
