package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.request;
import static io.thecodeforge.orders.journey.Topic.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import io.thecodeforge.orders.query.projection.Fold;
import io.thecodeforge.orders.query.projection.ReadTables;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One event that the read database refuses, among a great many: by its row in the history, since
 * the order's own row skips the states that one batch leads through.
 */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class PoisonAmongManyTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:15:30Z");
    private static final List<OrderItem> ITEMS =
            List.of(new OrderItem("A", "B", 1, BigDecimal.ONE));
    private static final int ORDERS = TestLength.of(1_000, 25_000);
    private static final int EVENTS_OF_ONE = 4;
    private static final int USERS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Topic topic = new Topic();

    @AfterEach
    void nothing_is_left() {
        topic.close();
        Databases.changeRead("alter table order_history drop constraint if exists poison");
        Databases.changeRead("delete from parked_event");
    }

    @Test
    void one_poisoned_event_parks_its_order_and_holds_up_nobody() {
        secondsToApply(history(new ArrayList<>())); // warms up
        double clean = 0;
        double withPoison = 0;
        for (int round = 0; round < TestLength.of(1, 3); round++) {
            clean += secondsToApply(history(new ArrayList<>()));
            withPoison += secondsToApplyWithPoison();
        }

        System.out.printf(
                "%d events: %.2f s without a poisoned one, %.2f s with it%n",
                ORDERS * EVENTS_OF_ONE, clean, withPoison);
        if (TestLength.isLong()) {
            assertThat(withPoison).isLessThan(clean * 1.1);
        }
    }

    private double secondsToApplyWithPoison() {
        List<UUID> orders = new ArrayList<>();
        List<RecordedEvent> history = history(orders);
        UUID poisoned = orders.get(ORDERS / 2);
        Databases.changeRead(
                """
                alter table order_history add constraint poison
                check (order_id <> '%s' or type <> 'OrderShipped.v1') not valid\
                """
                        .formatted(poisoned));

        double seconds = secondsToApply(history);

        assertThat(parked()).isEqualTo(2);
        get("/orders/" + poisoned).then().body("status", equalTo("confirmed"));
        assertThat(delivered(orders)).isEqualTo(ORDERS - 1);

        Databases.changeRead("alter table order_history drop constraint poison");
        int first = get("/admin/parked-events").path("items[0].id");
        request()
                .post("/admin/parked-events/" + first + "/retry")
                .then()
                .statusCode(200)
                .body("applied", equalTo(2));

        Fold fold = Fold.of(history.stream().map(EventCodec::decode).toList());
        assertThat(ReadTables.rows(EmbeddedServers.shared().readUrl(), fold.users()))
                .isEqualTo(fold.rows());
        assertThat(parked()).isZero();
        return seconds;
    }

    private double secondsToApply(List<RecordedEvent> history) {
        long begin = System.nanoTime();
        Map<Integer, Long> last = topic.sendAll(history);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> isApplied(last));
        return (System.nanoTime() - begin) / 1e9;
    }

    private static List<RecordedEvent> history(List<UUID> orders) {
        List<UUID> users = new ArrayList<>();
        List<RecordedEvent> events = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            UUID user = UUID.randomUUID();
            users.add(user);
            events.add(event(user, user, 1, new UserRegistered("Ada", user + "@example.com")));
        }
        for (int i = 0; i < ORDERS; i++) {
            orders.add(UUID.randomUUID());
        }
        for (int version = 1; version <= EVENTS_OF_ONE; version++) {
            for (int i = 0; i < ORDERS; i++) {
                UUID user = users.get(i % USERS);
                events.add(
                        event(
                                user,
                                orders.get(i),
                                version,
                                switch (version) {
                                    case 1 ->
                                            new OrderPlaced(user, "EUR", ITEMS, BigDecimal.ONE, AT);
                                    case 2 -> new OrderConfirmed(AT);
                                    case 3 -> new OrderShipped("DHL", "JD01", AT);
                                    default -> new OrderDelivered(AT);
                                }));
            }
        }
        return events;
    }

    private static boolean isApplied(Map<Integer, Long> last) {
        String values =
                last.entrySet().stream()
                        .map(e -> "(%d, %d)".formatted(e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", "));
        return Databases.countInRead(
                        """
                        select count(*) from projector_position p
                        join (values %s) as sent(partition, last) using (partition)
                        where p.topic = '%s' and p.next_offset > sent.last\
                        """
                                .formatted(values, Topic.NAME))
                == last.size();
    }

    private static long parked() {
        return Databases.countInRead("select count(*) from parked_event");
    }

    private static long delivered(List<UUID> orders) {
        return Databases.countInRead(
                "select count(*) from user_orders_view where status = 'delivered' and order_id = any('{%s}')"
                        .formatted(String.join(",", orders.stream().map(UUID::toString).toList())));
    }
}
