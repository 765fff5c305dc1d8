package io.thecodeforge.orders.query.projection;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.Reading;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic, and what it is to this build.
 *
 * @param reading null where it is no text at all
 */
record Arrival(LogRecord record, @Nullable Reading reading) {

    static Arrival of(LogRecord record) {
        try {
            return new Arrival(
                    record,
                    Reading.of(
                            LogRecord.text(record.key()),
                            headers(record),
                            LogRecord.text(record.value())));
        } catch (CharacterCodingException e) {
            return new Arrival(record, null);
        }
    }

    int partition() {
        return record.partition();
    }

    /** The event, where there is one to apply. */
    Optional<Envelope> event() {
        return reading instanceof Reading.Known(var envelope)
                ? Optional.of(envelope)
                : Optional.empty();
    }

    private static Map<String, String> headers(LogRecord record) throws CharacterCodingException {
        Map<String, String> headers = new HashMap<>();
        for (LogRecord.Header header : record.headers()) {
            String value = LogRecord.text(header.value());
            if (value != null) {
                headers.put(header.name(), value);
            }
        }
        return headers;
    }
}
