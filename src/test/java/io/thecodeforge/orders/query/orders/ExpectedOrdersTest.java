package io.thecodeforge.orders.query.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.EventBatch.Delivered;
import io.thecodeforge.orders.query.projection.Histories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExpectedOrdersTest {

    @Property(tries = 200)
    void an_event_tells_what_its_order_was_unless_it_can_have_been_two_things(@ForAll long seed) {
        Map<UUID, KnownOrder> orders = new HashMap<>();
        for (Envelope event : new Histories(new Random(seed)).ofUser()) {
            EventBatch alone = batch(event);
            OrderPatches.of(alone, orders)
                    .patches()
                    .forEach(patch -> {
                        Optional<Map<UUID, KnownOrder>> before = ExpectedOrders.before(alone);

                        if (event.event() instanceof OrderCancelled) {
                            assertThat(before).isEmpty();
                        } else {
                            assertThat(before.orElseThrow().get(patch.orderId))
                                    .isEqualTo(patch.known);
                        }
                        orders.put(
                                patch.orderId,
                                new KnownOrder(event.userId(), event.version(), patch.move().to()));
                    });
        }
    }

    @Test
    void nothing_is_expected_of_an_order_that_begins_otherwise_or_again() {
        Histories histories = new Histories(new Random());
        Envelope placed =
                Stream.generate(histories::ofUser)
                        .flatMap(List::stream)
                        .filter(event -> event.event() instanceof OrderPlaced)
                        .findFirst()
                        .orElseThrow();

        assertThat(ExpectedOrders.before(batch(placed))).hasValue(Map.of());
        assertThat(ExpectedOrders.before(batch(at(placed, 2)))).isEmpty();
    }

    private static Envelope at(Envelope event, int version) {
        return new Envelope(
                event.id(),
                event.userId(),
                event.aggregateId(),
                version,
                event.occurredAt(),
                event.event());
    }

    private static EventBatch batch(Envelope... events) {
        return new EventBatch(Stream.of(events).map(e -> new Delivered(0, e)).toList());
    }
}
