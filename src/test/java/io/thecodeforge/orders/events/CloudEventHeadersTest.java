package io.thecodeforge.orders.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventHeadersTest {

    private final RecordedEvent event =
            EventCodec.encode(Examples.envelope(Examples.EVENTS.getFirst()));

    @Test
    void an_event_is_a_cloud_event_in_binary_mode() {
        assertThat(CloudEventHeaders.of(event))
                .containsExactly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", event.id().toString()),
                        entry("ce_source", "/orders"),
                        entry("ce_type", "UserRegistered.v1"),
                        entry("ce_subject", event.aggregateId().toString()),
                        entry("ce_time", "2026-11-23T10:15:30.123456Z"),
                        entry(
                                "ce_dataschema",
                                "https://thecodeforge.io/orders/schemas/UserRegistered.v1.json"),
                        entry("ce_sequence", "3"),
                        entry("content-type", "application/json"));
    }

    @Test
    void what_is_sent_is_read_back() {
        assertThat(read(CloudEventHeaders.of(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_subject", "ce_time", "ce_sequence"})
    void a_missing_header_is_refused_by_name(String name) {
        Map<String, String> headers = new HashMap<>(CloudEventHeaders.of(event));
        headers.remove(name);

        assertThatThrownBy(() -> read(headers))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_subject", "ce_time", "ce_sequence"})
    void a_malformed_header_is_refused(String name) {
        Map<String, String> headers = new HashMap<>(CloudEventHeaders.of(event));
        headers.put(name, "?");

        assertThatThrownBy(() -> read(headers)).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void a_record_without_key_or_value_is_refused() {
        Map<String, String> headers = CloudEventHeaders.of(event);

        assertThatThrownBy(() -> CloudEventHeaders.read(null, headers, event.data()))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> CloudEventHeaders.read(event.userId().toString(), headers, null))
                .isInstanceOf(UnreadableEventException.class);
    }

    private RecordedEvent read(Map<String, String> headers) {
        return CloudEventHeaders.read(event.userId().toString(), headers, event.data());
    }
}
