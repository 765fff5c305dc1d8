package io.thecodeforge.orders.query.projection;

import io.thecodeforge.orders.events.CloudEventHeaders;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.UnreadableEventException;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record and what was read from it: an event, or the reason why there is none.
 *
 * @param event null if and only if there is a fault
 */
record Reading(LogRecord record, @Nullable Envelope event, @Nullable String fault) {

    static Reading of(LogRecord record) {
        try {
            return new Reading(record, decode(record), null);
        } catch (UnreadableEventException e) {
            return unreadable(record, Objects.requireNonNullElse(e.getMessage(), "unreadable"));
        } catch (CharacterCodingException e) {
            return unreadable(record, "key, value or a header is not UTF-8");
        } catch (RuntimeException e) {
            return unreadable(record, "not an event");
        }
    }

    int partition() {
        return record.partition();
    }

    private static Reading unreadable(LogRecord record, String fault) {
        return new Reading(record, null, fault);
    }

    private static Envelope decode(LogRecord record) throws CharacterCodingException {
        Map<String, String> headers = new HashMap<>();
        for (LogRecord.Header header : record.headers()) {
            String value = LogRecord.text(header.value());
            if (value != null) {
                headers.put(header.name(), value);
            }
        }
        Envelope event =
                EventCodec.decode(
                        CloudEventHeaders.read(
                                LogRecord.text(record.key()),
                                headers,
                                LogRecord.text(record.value())));
        Objects.requireNonNull(event.event(), "the JSON literal null");
        return event;
    }
}
