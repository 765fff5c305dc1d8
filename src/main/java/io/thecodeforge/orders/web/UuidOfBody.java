package io.thecodeforge.orders.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Ids in bodies. */
class UuidOfBody extends StdScalarDeserializer<UUID> {

    private static final long serialVersionUID = 1L;

    UuidOfBody() {
        super(UUID.class);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Optional<UUID> id =
                parser.hasToken(JsonToken.VALUE_STRING)
                        ? CanonicalUuid.read(parser.getText())
                        : Optional.empty();
        return id.isPresent()
                ? id.get()
                : (UUID) context.handleWeirdStringValue(UUID.class, "", "not a UUID");
    }
}
