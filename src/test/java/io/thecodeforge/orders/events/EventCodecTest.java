package io.thecodeforge.orders.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    @Test
    void the_wire_names_are_those_that_were_published() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::wireName))
                .containsExactlyInAnyOrder(
                        "UserRegistered.v1",
                        "UserChanged.v1",
                        "OrderPlaced.v1",
                        "OrderItemsChanged.v1",
                        "OrderConfirmed.v1",
                        "OrderShipped.v1",
                        "OrderDelivered.v1",
                        "OrderCancelled.v1");
    }

    @Test
    void there_is_an_example_of_every_event() {
        assertThat(Examples.EVENTS.stream().map(EventType::of).distinct())
                .containsExactlyInAnyOrder(EventType.values());
    }

    @ParameterizedTest
    @MethodSource("io.thecodeforge.orders.events.Examples#events")
    void what_is_written_is_read_back(Event event) {
        Envelope envelope = Examples.envelope(event);

        assertThat(EventCodec.decode(EventCodec.encode(envelope))).isEqualTo(envelope);
    }

    @ParameterizedTest
    @MethodSource("io.thecodeforge.orders.events.Examples#events")
    void each_type_is_that_of_its_shape(Event event) {
        assertThat(EventType.of(event).shape()).isEqualTo(event.getClass());
    }

    @Test
    void money_keeps_its_scale_and_is_a_plain_number() {
        OrderPlaced placed = Examples.placed(new BigDecimal("1250000000.50"));

        assertThat(EventCodec.encode(Examples.envelope(placed)).data())
                .contains("\"total\":1250000000.50");
    }

    @Test
    void a_field_that_a_later_build_added_is_passed_over() {
        RecordedEvent grown =
                recorded("UserRegistered.v1", "{\"name\":\"Ada\",\"email\":\"a@b.c\",\"new\":{}}");

        assertThat(EventCodec.decode(grown).event()).isEqualTo(new UserRegistered("Ada", "a@b.c"));
    }

    @Test
    void an_unknown_type_is_refused_by_name() {
        assertThatThrownBy(() -> EventCodec.decode(recorded("OrderEaten.v1", "{}")))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("OrderEaten.v1");
    }

    @Test
    void a_missing_fact_is_refused() {
        assertThatThrownBy(() -> EventCodec.decode(recorded("UserRegistered.v1", "{}")))
                .isInstanceOf(UnreadableEventException.class);
    }

    private static RecordedEvent recorded(String type, String data) {
        UUID id = UUID.randomUUID();
        return new RecordedEvent(id, id, id, 1, type, Instant.EPOCH, data);
    }
}
