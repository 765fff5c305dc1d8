package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import io.thecodeforge.orders.journey.Databases.Lock;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user with many orders is renamed step by step; here the last step is held up. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class RenameFanOutTest {

    private static final String TOKEN = "Consistency-Token";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant AT = Instant.parse("2026-11-23T10:15:30Z");
    private static final List<OrderItem> ITEMS =
            List.of(new OrderItem("A", "B", 1, BigDecimal.ONE));

    /** More than two steps. */
    private static final int ORDERS = 500;

    @Inject MeterRegistry registry;

    private final Topic topic = new Topic();
    private final List<UUID> orders = new ArrayList<>(); // the oldest first
    private String ada;
    private String list;

    @BeforeEach
    void a_user_with_many_orders() {
        ada = registerUser("Ada");
        list = "/users/" + ada + "/orders";
        await().untilAsserted(() -> get("/users/" + ada).then().statusCode(200));
        UUID user = UUID.fromString(ada);
        topic.sendAll(
                Stream.generate(UUID::randomUUID).limit(ORDERS).map(o -> placed(user, o)).toList());
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(list).then().body("totalItems", equalTo(ORDERS)));
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void a_token_counts_for_the_user_at_once_and_for_the_orders_when_all_have_the_name() {
        Response renamed;
        try (Lock oldest = holdTheOldest()) {
            renamed = patch("/users/" + ada, "{\"name\": \"Ada King\"}");
            untilHeldUp();

            ask("/users/" + ada, renamed, 10).then().body("name", equalTo("Ada King"));
            ask("/orders/" + newest() + "/history", renamed, 10).then().statusCode(200);
            for (String behind : List.of(list, "/orders", "/orders/" + newest())) {
                ask(behind, renamed, 0)
                        .then()
                        .statusCode(503)
                        .body("type", equalTo("/problems/read-model-behind"));
            }
        }
        ask(list + "?page=25", renamed, 30)
                .then()
                .statusCode(200)
                .body("items.userName", everyItem(equalTo("Ada King")));
        assertThat(isLeft()).isFalse();
    }

    @Test
    void a_page_has_another_tag_after_each_step() {
        String before = get(list).header("ETag");
        String everybodys = get("/orders").header("ETag");
        String halfway;
        try (Lock oldest = holdTheOldest()) {
            patch("/users/" + ada, "{\"name\": \"Ada King\"}");
            untilHeldUp();

            halfway = get(list).header("ETag");
            assertThat(halfway).isNotEqualTo(before);
            get("/orders").then().header("ETag", not(equalTo(everybodys)));
            get(list).then().body("items.userName", everyItem(equalTo("Ada King")));
            get(list + "?page=25").then().body("items.userName", everyItem(equalTo("Ada")));
        }
        await().atMost(PATIENCE).until(() -> !isLeft());
        get(list).then().header("ETag", not(equalTo(halfway)));
    }

    @Test
    void a_reader_who_has_loaded_a_page_in_between_is_told_at_the_end() {
        String position;
        try (Lock oldest = holdTheOldest()) {
            patch("/users/" + ada, "{\"name\": \"Ada King\"}");
            untilHeldUp();
            position = get(list).header("Stream-Position");
        }
        try (EventReader reader = EventReader.open(list + "/stream", position)) {
            await().atMost(PATIENCE).until(() -> !reader.events().isEmpty());
            assertThat(reader.events()).hasSize(1);
            assertThat(reader.events().getFirst().name()).isEqualTo("user");
            assertThat(reader.events().getFirst().data()).contains("\"Ada King\"");
        }
    }

    @Test
    void a_newer_name_begins_again_and_an_order_has_the_newest_wherever_its_row_is() {
        Response last;
        UUID confirmed = orders.get(ORDERS / 2);
        UUID placed = UUID.randomUUID();
        try (Lock oldest = holdTheOldest()) {
            patch("/users/" + ada, "{\"name\": \"Ada King\"}");
            untilHeldUp();
            last = patch("/users/" + ada, "{\"name\": \"Ada Lovelace\"}");
            topic.sendAll(
                    List.of(
                            Topic.event(UUID.fromString(ada), confirmed, 2, new OrderConfirmed(AT)),
                            placed(UUID.fromString(ada), placed)));
        }
        ask("/users/" + ada, last, 30).then().body("name", equalTo("Ada Lovelace"));
        ask(list, last, 30).then().statusCode(200);
        await().atMost(PATIENCE) // what was sent past the service has no token
                .untilAsserted(
                        () -> get(list).then().body("items.orderId[0]", equalTo("" + placed)));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        get("/orders/" + confirmed).then().body("status", equalTo("confirmed")));

        assertThat(
                        Databases.countInRead(
                                """
                                select count(*) from user_orders_view where user_id = '%s'
                                    and user_name = 'Ada Lovelace' and user_version = 3\
                                """
                                        .formatted(ada)))
                .isEqualTo(ORDERS + 1);
        get("/orders/" + confirmed).then().body("userName", equalTo("Ada Lovelace"));
    }

    @Test
    void others_are_projected_while_a_rename_is_held_up() {
        try (Lock oldest = holdTheOldest()) {
            patch("/users/" + ada, "{\"name\": \"Ada King\"}");
            untilHeldUp();

            String other = registerUserOfAnotherPartition();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> get("/users/" + other).then().statusCode(200));
            assertThat(isLeft()).isTrue();
            await().until(() -> registry.get("orders.projection.fan.outs").gauge().value() == 1);
        }
        await().until(() -> registry.get("orders.projection.fan.outs").gauge().value() == 0);
    }

    @Test
    void a_way_of_a_partition_that_the_topic_has_no_more_is_gone_to_its_end() {
        Databases.changeRead(
                """
                update user_view set name = 'Ada King', version = 2 where user_id = '%1$s';
                insert into rename_fan_out (user_id, version, partition) values ('%1$s', 2, 1234)\
                """
                        .formatted(ada));

        await().atMost(PATIENCE).until(() -> !isLeft());

        get(list + "?page=25").then().body("items.userName", everyItem(equalTo("Ada King")));
    }

    private RecordedEvent placed(UUID user, UUID order) {
        orders.add(order);
        return Topic.event(
                user,
                order,
                1,
                new OrderPlaced(user, "EUR", ITEMS, BigDecimal.ONE, AT.plusSeconds(orders.size())));
    }

    private UUID newest() {
        return orders.getLast();
    }

    private Lock holdTheOldest() {
        return Databases.lockRows(
                "select from user_orders_view where order_id = '%s'".formatted(orders.getFirst()));
    }

    private void untilHeldUp() {
        await().atMost(PATIENCE)
                .until(() -> walked() >= ORDERS - 200 && Databases.isProjectorBlocked());
    }

    private long walked() {
        return Databases.countInRead(
                "select coalesce(sum(walked), 0) from rename_fan_out where user_id = '%s'"
                        .formatted(ada));
    }

    private boolean isLeft() {
        return Databases.countInRead(
                        "select count(*) from rename_fan_out where user_id = '%s'".formatted(ada))
                > 0;
    }

    /** Nothing is sent to the user's own partition, whose projector would wait with it. */
    private String registerUserOfAnotherPartition() {
        UUID other = UUID.randomUUID();
        while (Partitions.of(other.toString()) == Partitions.of(ada)) {
            other = UUID.randomUUID();
        }
        topic.send(Topic.event(other, other, 1, new UserRegistered("Other", "o@example.com")));
        return other.toString();
    }

    private static Response ask(String path, Response command, int seconds) {
        return request()
                .header(TOKEN, command.header(TOKEN))
                .header("Prefer", "wait=" + seconds)
                .get(path);
    }
}
