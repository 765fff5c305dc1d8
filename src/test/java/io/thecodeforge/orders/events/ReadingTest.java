package io.thecodeforge.orders.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.Reading.Ignorable;
import io.thecodeforge.orders.events.Reading.Known;
import io.thecodeforge.orders.events.Reading.Malformed;
import io.thecodeforge.orders.events.Reading.Unknown;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private final UUID user = UUID.randomUUID();
    private final Envelope envelope =
            new Envelope(UUID.randomUUID(), user, user, 3, Examples.AT, Examples.EVENTS.getFirst());
    private final RecordedEvent recorded = EventCodec.encode(envelope);
    private final Map<String, String> headers = new HashMap<>(CloudEventHeaders.of(recorded));

    @Test
    void an_event_of_ours_is_known() {
        assertThat(reading()).isEqualTo(new Known(envelope));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OrderEaten.v1", "UserRegistered.v2", "UserRegistered.v0", "nonsense"})
    void a_type_or_version_of_another_build_is_unknown(String type) {
        headers.put("ce_type", type);

        assertThat(reading()).isEqualTo(new Unknown(type));
    }

    @Test
    void what_is_unknown_is_judged_by_nothing_else() {
        Map<String, String> onlyType = Map.of("ce_type", "OrderEaten.v1");

        assertThat(Reading.of(null, onlyType, null)).isEqualTo(new Unknown("OrderEaten.v1"));
    }

    @Test
    void an_unknown_event_that_is_marked_and_no_step_of_an_aggregate_is_ignorable() {
        headers.put("ce_type", "CatalogPrinted.v1");
        headers.put("ce_ignorable", "true");
        headers.remove("ce_sequence");

        assertThat(reading()).isEqualTo(new Ignorable("CatalogPrinted.v1"));
    }

    @Test
    void a_step_of_an_aggregate_is_never_ignorable_whatever_its_mark() {
        headers.put("ce_type", "OrderEaten.v1");
        headers.put("ce_ignorable", "true");

        assertThat(reading()).isEqualTo(new Unknown("OrderEaten.v1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "TRUE", "1", ""})
    void any_other_mark_is_none(String mark) {
        headers.put("ce_type", "CatalogPrinted.v1");
        headers.put("ce_ignorable", mark);
        headers.remove("ce_sequence");

        assertThat(reading()).isEqualTo(new Unknown("CatalogPrinted.v1"));
    }

    @Test
    void a_known_event_is_read_whatever_its_mark() {
        headers.put("ce_ignorable", "true");

        assertThat(reading()).isEqualTo(new Known(envelope));
    }

    @ParameterizedTest
    @MethodSource("io.thecodeforge.orders.events.Examples#events")
    void no_event_of_ours_is_marked_since_each_is_a_step_of_its_aggregate(Event event) {
        assertThat(CloudEventHeaders.of(EventCodec.encode(Examples.envelope(event))))
                .containsKey("ce_sequence")
                .doesNotContainKey("ce_ignorable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_subject", "ce_time", "ce_sequence"})
    void an_event_without_a_header_is_malformed(String name) {
        headers.remove(name);

        assertThat(reading())
                .isInstanceOfSatisfying(
                        Malformed.class, it -> assertThat(it.why()).hasMessageContaining(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "", "{", "{\"name\":\"A\",\"email\":null}"})
    void data_that_its_type_does_not_allow_is_malformed(String data) {
        assertThat(Reading.of(key(), headers, data)).isInstanceOf(Malformed.class);
    }

    @Test
    void what_tells_of_another_user_than_its_key_is_malformed() {
        RecordedEvent placed =
                EventCodec.encode(Examples.envelope(Examples.placed(new BigDecimal("25.00"))));
        UUID other = UUID.randomUUID();

        assertThat(Reading.of(other.toString(), headers, recorded.data()))
                .isInstanceOf(Malformed.class);
        assertThat(Reading.of(other.toString(), CloudEventHeaders.of(placed), placed.data()))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e10000", "1e999999999", "1e-999999999", "1e101"})
    void an_amount_that_nobody_can_write_out_is_malformed(String amount) {
        UUID buyer = UUID.randomUUID();
        RecordedEvent placed =
                EventCodec.encode(
                        new Envelope(
                                UUID.randomUUID(),
                                buyer,
                                UUID.randomUUID(),
                                1,
                                Examples.AT,
                                new OrderPlaced(
                                        buyer, "EUR", List.of(), BigDecimal.TEN, Examples.AT)));

        assertThat(Reading.of(buyer.toString(), CloudEventHeaders.of(placed), placed.data()))
                .isInstanceOf(Known.class);
        assertThat(
                        Reading.of(
                                buyer.toString(),
                                CloudEventHeaders.of(placed),
                                placed.data().replace("\"total\":10", "\"total\":" + amount)))
                .isInstanceOf(Malformed.class);
    }

    private Reading reading() {
        return Reading.of(key(), headers, recorded.data());
    }

    private String key() {
        return recorded.userId().toString();
    }
}
