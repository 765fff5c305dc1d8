package io.thecodeforge.orders.query.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.EventBatch.Delivered;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderPatchesTest {

    private static final Instant AT = Instant.EPOCH;
    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID ADA = UUID.randomUUID();
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final List<OrderItem> ITEMS = List.of(new OrderItem("A", "B", 1, ONE));

    private static final Envelope PLACED = event(1, new OrderPlaced(ADA, "EUR", ITEMS, ONE, AT));
    private static final Envelope CHANGED = event(2, new OrderItemsChanged(ITEMS, ONE));
    private static final Envelope CONFIRMED = event(3, new OrderConfirmed(AT));

    @Test
    void a_late_repeat_beside_a_new_event_does_not_undo_what_lay_between() {
        OrderPatch patch = only(patches(2, PLACED, CONFIRMED));

        assertThat(patch.version).isEqualTo(3);
        assertThat(patch.status).isEqualTo("confirmed");
        assertThat(patch.items).isNull();
        assertThat(patch.total).isNull();
    }

    @Test
    void what_the_row_has_seen_is_no_patch() {
        assertThat(patches(3, PLACED, CHANGED, CONFIRMED).isEmpty()).isTrue();
    }

    @Test
    void a_repetition_within_the_batch_counts_once() {
        OrderPatch patch = only(patches(0, PLACED, PLACED, CHANGED, PLACED, CONFIRMED, CHANGED));

        assertThat(patch.version).isEqualTo(3);
        assertThat(patch.status).isEqualTo("confirmed");
    }

    @Test
    void a_gap_is_an_error() {
        assertThatThrownBy(() -> patches(1, CONFIRMED)).isInstanceOf(MissingEventException.class);
        assertThatThrownBy(() -> patches(0, CHANGED)).isInstanceOf(MissingEventException.class);
    }

    private static OrderPatches patches(int known, Envelope... events) {
        return OrderPatches.of(
                batch(events),
                known == 0 ? Map.of() : Map.of(ORDER, new KnownOrder(ADA, known, "pending")));
    }

    private static EventBatch batch(Envelope... events) {
        return new EventBatch(Stream.of(events).map(e -> new Delivered(0, e)).toList());
    }

    private static OrderPatch only(OrderPatches patches) {
        assertThat(patches.patches()).hasSize(1);
        return patches.patches().iterator().next();
    }

    private static Envelope event(int version, OrderEvent event) {
        return new Envelope(UUID.randomUUID(), ADA, ORDER, version, AT, event);
    }
}
