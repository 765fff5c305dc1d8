package io.thecodeforge.orders.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recorded event's facts as headers of a Kafka record: CloudEvents 1.0, binary content mode (<a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 * protocol binding</a>), with the {@code sequence} extension holding the aggregate's version, and
 * extensions for what the event came from, where that is known. The trace context is a header of
 * its own, as W3C names it. The record's key is the user's id and its value the event's data.
 */
public final class CloudEventHeaders {

    /** Where a type's JSON Schema is found: this and the type's wire name. */
    public static final String SCHEMAS = "https://thecodeforge.io/orders/schemas/";

    /**
     * The mark ({@code true}) of an event that a reader who does not know its type may pass over.
     *
     * <p>It counts only where there is no {@code ce_sequence}. An event with one is a step of an
     * aggregate, whose versions have no gaps: without it none of that order's or user's later
     * events could be applied. So no event of today's types is ignorable; one that is speaks of
     * something that no order and no user depends on.
     */
    public static final String IGNORABLE = "ce_ignorable";

    /** When it happened. */
    public static final String TIME = "ce_time";

    private static final String SOURCE = "/orders";

    private CloudEventHeaders() {}

    /** The headers in a fixed order, so that a repeated delivery is the same byte for byte. */
    public static Map<String, String> of(RecordedEvent e) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", e.id().toString());
        headers.put("ce_source", SOURCE);
        headers.put("ce_type", e.type());
        headers.put("ce_subject", e.aggregateId().toString());
        headers.put(TIME, e.occurredAt().toString());
        headers.put("ce_dataschema", SCHEMAS + e.type() + ".json");
        headers.put("ce_sequence", Integer.toString(e.version()));
        headers.put("content-type", "application/json");
        putKnown(headers, "ce_actor", e.origin().actor());
        putKnown(headers, "ce_correlationid", e.origin().correlationId());
        putKnown(headers, "ce_causationid", e.origin().causationId());
        putKnown(headers, "traceparent", e.origin().traceparent());
        return headers;
    }

    private static void putKnown(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    /**
     * @param key the record's key
     * @param headers the record's headers, the last of each name
     * @param value the record's value
     * @throws UnreadableEventException if a fact is missing or malformed
     */
    public static RecordedEvent read(
            @Nullable String key, Map<String, String> headers, @Nullable String value) {
        try {
            return new RecordedEvent(
                    UUID.fromString(required(headers, "ce_id")),
                    UUID.fromString(present(key, "the key")),
                    UUID.fromString(required(headers, "ce_subject")),
                    version(required(headers, "ce_sequence")),
                    required(headers, "ce_type"),
                    Instant.parse(required(headers, TIME)),
                    present(value, "the value"),
                    new Origin(
                            headers.get("ce_actor"),
                            headers.get("ce_correlationid"),
                            headers.get("ce_causationid"),
                            headers.get("traceparent")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEventException("malformed CloudEvents headers or key", e);
        }
    }

    private static int version(String sequence) {
        int version = Integer.parseInt(sequence);
        if (version < 1) {
            throw new IllegalArgumentException("versions begin at 1");
        }
        return version;
    }

    /** Whether a reader that does not know the type may go on without the event. */
    static boolean mayBePassedOver(Map<String, String> headers) {
        return "true".equals(headers.get(IGNORABLE)) && !headers.containsKey("ce_sequence");
    }

    private static String required(Map<String, String> headers, String name) {
        return present(headers.get(name), "the header " + name);
    }

    private static String present(@Nullable String fact, String name) {
        if (fact == null) {
            throw new UnreadableEventException(name + " is missing", null);
        }
        return fact;
    }
}
