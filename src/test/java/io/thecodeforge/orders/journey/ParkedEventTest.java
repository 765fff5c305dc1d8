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
import io.restassured.RestAssured;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
        Databases.changeRead("delete from parked_event"); // what tests before this one have left
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
        assertThat(parked().getFirst())
                .containsEntry(
                        "reason", "user %s of order %s is not known".formatted(grace, order));
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
    void what_the_projector_parks_while_an_event_is_given_up_is_tried_too() throws Exception {
        topic.send(placed(ada, order));
        topic.send(as(confirmed(order, 2), "OrderFrozen.v1", "{}"));
        topic.send(confirmed(order, 2));
        await().until(() -> parked().size() == 2);
        int first = id(0);
        int second = id(1);
        CompletableFuture<Response> deleted;
        try (Databases.Session projector = Databases.adminSession()) {
            projector.run(
                    "create temp table kept as select * from parked_event where id = " + second);
            projector.run("delete from parked_event where id = " + second);
            projector.run("begin");
            projector.run(
                    "select from projector_position where partition = %d for update"
                            .formatted(Partitions.of(ada.toString())));
            projector.run("insert into parked_event overriding system value select * from kept");

            deleted = CompletableFuture.supplyAsync(() -> delete(first));
            await().until(Databases::isProjectorBlocked);
            projector.run("commit");
        }

        deleted.get(10, TimeUnit.SECONDS)
                .then()
                .statusCode(200)
                .body("applied", equalTo(1))
                .body("waiting", equalTo(0));
        shows(order, "confirmed");
    }

    @Test
    void an_event_that_cannot_even_be_parked_is_tried_again_for_the_store_may_be_to_blame() {
        UUID grace = UUID.randomUUID();
        Databases.changeRead(
                "alter table parked_event add constraint full_up check (kind <> 'refused') not valid");
        try {
            topic.send(placed(grace, order));
            await().untilAsserted(() ->
                    RestAssured.get("/q/health/ready")
                            .then()
                            .body(containsString("projector waits")));
            RestAssured.get("/q/health/well").then().body(containsString("\"waits\": \""));
            Databases.changeRead(
                    "insert into user_view (user_id, name, email, version) values ('%s', 'G', 'g', 1)"
                            .formatted(grace));
        } finally {
            Databases.changeRead("alter table parked_event drop constraint full_up");
        }

        shows(order, "pending");
        assertThat(parked()).isEmpty();
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
        get("/orders/" + order + "/history?at=1").then().body("userName", equalTo("Grace"));
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
    void an_event_without_a_key_holds_up_nobody_not_even_the_order_that_it_names() {
        RecordedEvent confirmed = confirmed(order, 2);
        topic.send(null, CloudEventHeaders.of(confirmed), bytes(confirmed.data()));
        await().until(() -> parked().size() == 1);
        topic.send(confirmed(other, 2)); // was never placed: its partition has something parked
        await().until(() -> parked().size() == 2);

        topic.send(placed(ada, order));
        topic.send(confirmed);

        shows(order, "confirmed");
        assertThat(parked())
                .extracting(p -> p.get("kind"))
                .containsExactlyInAnyOrder("unreadable", "refused");
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
    void what_has_no_readable_id_is_parked_once_too() {
        String key = UUID.randomUUID().toString();
        topic.send(key, Map.of(), bytes("no event"));
        topic.send(key, Map.of(), bytes("no event"));
        topic.send(key, Map.of(), bytes("another"));

        await().until(() -> parked().size() >= 2);
        assertThat(parked()).extracting(p -> p.get("value")).containsExactly("no event", "another");
    }

    @Test
    void what_can_be_read_and_is_beyond_all_measure_is_parked_and_holds_nobody_up() {
        List<RecordedEvent> extremes = new ArrayList<>();
        for (String amount : List.of("1e10000", "1e999999999", "-1e999999999")) {
            extremes.add(
                    with(
                            placed(ada, UUID.randomUUID()),
                            "\"total\":1,",
                            "\"total\":" + amount + ","));
        }
        for (String year : List.of("+300000", "+999999999", "-999999999")) {
            extremes.add(with(placed(ada, UUID.randomUUID()), "\"2026-", "\"" + year + "-"));
        }
        extremes.add(
                with(placed(ada, UUID.randomUUID()), ada.toString(), UUID.randomUUID().toString()));
        RecordedEvent late = placed(ada, UUID.randomUUID());
        extremes.add(
                new RecordedEvent(
                        late.id(),
                        ada,
                        late.aggregateId(),
                        1,
                        late.type(),
                        Instant.parse("+999999999-01-01T00:00:00Z"),
                        late.data()));
        RecordedEvent high = placed(ada, UUID.randomUUID());
        extremes.add(
                new RecordedEvent(
                        high.id(),
                        ada,
                        high.aggregateId(),
                        Integer.MAX_VALUE,
                        high.type(),
                        AT,
                        high.data()));

        for (int version : List.of(0, -3)) {
            extremes.add(
                    new RecordedEvent(
                            UUID.randomUUID(),
                            ada,
                            UUID.randomUUID(),
                            version,
                            high.type(),
                            AT,
                            high.data()));
        }

        topic.sendAll(extremes);
        topic.send(placed(ada, other));

        shows(other, "pending");
        assertThat(parked())
                .hasSize(extremes.size())
                .extracting(p -> p.get("kind"))
                .containsOnly("unreadable", "refused");
    }

    @Test
    void an_event_of_an_order_under_another_users_key_is_parked_and_counts_for_nobody() {
        UUID grace = UUID.randomUUID();
        topic.send(registered(grace));
        topic.send(placed(ada, order));
        topic.send(placed(grace, other));
        shows(order, "pending");
        shows(other, "pending");
        RecordedEvent right = confirmed(order, 2);

        topic.send(
                new RecordedEvent(
                        right.id(),
                        grace,
                        right.aggregateId(),
                        2,
                        right.type(),
                        right.occurredAt(),
                        right.data()));

        await().until(() -> parked().size() == 1);
        shows(order, "pending");
        get("/users/" + grace + "/orders?status=confirmed").then().body("totalItems", equalTo(0));
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

    private static RecordedEvent with(RecordedEvent e, String ours, String theirs) {
        assertThat(e.data()).contains(ours);
        return as(e, e.type(), e.data().replace(ours, theirs));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
