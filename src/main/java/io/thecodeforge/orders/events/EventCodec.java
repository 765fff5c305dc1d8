package io.thecodeforge.orders.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Events to JSON and back, the one place that knows both. An older version's data is made into
 * today's shape here; nobody else knows that there was another.
 */
public final class EventCodec {

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
        return read(type.versions(), type.shape(), wireName, data);
    }

    /** Reads any version's data to today's shape. */
    static <E> E read(Versions versions, Class<E> shape, String wireName, String data) {
        try {
            @Nullable E event =
                    wireName.equals(versions.latest())
                            ? EventJson.MAPPER.readValue(data, shape)
                            : EventJson.MAPPER.treeToValue(
                                    versions.upcast(wireName, object(data)), shape);
            return requireNonNull(event, "no data");
        } catch (JsonProcessingException | RuntimeException e) { // an upcaster's, on broken data
            throw new UnreadableEventException("not a readable " + wireName, e);
        }
    }

    private static ObjectNode object(String data) throws JsonProcessingException {
        return EventJson.MAPPER.readValue(data, ObjectNode.class);
    }

    private static String json(Event event) {
        try {
            return EventJson.MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of ours cannot be written", e);
        }
    }
}
