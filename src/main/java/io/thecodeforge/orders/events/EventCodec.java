package io.thecodeforge.orders.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Events to JSON and back, the one place that knows both.
 *
 * <p>Written by rules of its own, not the HTTP side's: what the journal and the topic hold must not
 * change with a setting of the endpoints. Money keeps its scale; unknown fields are passed over, so
 * that an older reader understands an event that has grown.
 */
public final class EventCodec {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private EventCodec() {}

    public static RecordedEvent encode(Envelope e) {
        return new RecordedEvent(
                e.id(),
                e.userId(),
                e.aggregateId(),
                e.version(),
                EventType.of(e.event()).wireName(),
                e.occurredAt(),
                json(e.event()),
                e.origin());
    }

    /**
     * @throws UnreadableEventException if the type is unknown or the data is not of its shape
     */
    public static Envelope decode(RecordedEvent r) {
        return new Envelope(
                r.id(),
                r.userId(),
                r.aggregateId(),
                r.version(),
                r.occurredAt(),
                event(r.type(), r.data()),
                r.origin());
    }

    private static Event event(String wireName, String data) {
        EventType type =
                EventType.named(wireName)
                        .orElseThrow(() ->
                                new UnreadableEventException(
                                        "unknown event type " + wireName, null));
        try {
            return JSON.readValue(data, type.shape());
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException("not a readable " + wireName, e);
        }
    }

    private static String json(Event event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of ours cannot be written", e);
        }
    }
}
