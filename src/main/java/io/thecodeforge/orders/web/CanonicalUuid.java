package io.thecodeforge.orders.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.UUID;

/** An id is 36 characters with four hyphens; Jackson would take other notations, too. */
class CanonicalUuid extends StdScalarDeserializer<UUID> {

    private static final long serialVersionUID = 1L;

    CanonicalUuid() {
        super(UUID.class);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING) && parser.getTextLength() == 36) {
            try {
                UUID id = UUID.fromString(parser.getText());
                if (id.toString().equalsIgnoreCase(parser.getText())) {
                    return id;
                }
            } catch (IllegalArgumentException e) {
                // said below
            }
        }
        return (UUID) context.handleWeirdStringValue(UUID.class, "", "not a UUID");
    }
}
