package io.thecodeforge.orders.query.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecodeforge.orders.query.projection.LogRecord.Header;
import java.util.List;

/** A record's headers as text that loses nothing: JSON, the values in base64. */
final class HeaderText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HeaderText() {}

    static String write(List<Header> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written", e);
        }
    }

    static List<Header> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be read", e);
        }
    }
}
