package io.thecodeforge.orders.events;

import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a record of the topic is to this build.
 *
 * <p>What cannot be read is kept for later, not passed over: it may be a fact that the rows of a
 * read model are wrong without, and nothing would ever show it. Only its producer knows that it is
 * not, and says so with the mark {@code ce_ignorable}.
 */
public sealed interface Reading {

    record Known(Envelope envelope) implements Reading {}

    /** A type or version that a newer build knows; it can be read when that build runs. */
    record Unknown(String type) implements Reading {}

    /**
     * Of a type or version that this build does not know, and by its producer's word of no matter
     * to whom that is so. A build that knows it later sees the ones before by a rebuild.
     *
     * @see CloudEventHeaders#IGNORABLE
     */
    record Ignorable(String type) implements Reading {}

    /** Not an event, or one that its own type does not allow; no build reads it as it is. */
    record Malformed(UnreadableEventException why) implements Reading {}

    /**
     * @param key the record's key
     * @param headers the record's headers, the last of each name
     * @param value the record's value
     */
    static Reading of(@Nullable String key, Map<String, String> headers, @Nullable String value) {
        String type = headers.get("ce_type");
        if (type != null && EventType.named(type).isEmpty()) {
            return CloudEventHeaders.mayBePassedOver(headers)
                    ? new Ignorable(type)
                    : new Unknown(type);
        }
        try {
            return new Known(
                    ofItsKey(EventCodec.decode(CloudEventHeaders.read(key, headers, value))));
        } catch (UnreadableEventException e) {
            return new Malformed(e);
        }
    }

    /** One user's rows are written from that user's partition alone. */
    private static Envelope ofItsKey(Envelope envelope) {
        UUID told =
                switch (envelope.event()) {
                    case UserEvent _ -> envelope.aggregateId();
                    case OrderPlaced placed -> placed.userId();
                    case OrderEvent _ -> envelope.userId();
                };
        if (!told.equals(envelope.userId())) {
            throw new UnreadableEventException("the key is not the user that it tells of", null);
        }
        return envelope;
    }
}
