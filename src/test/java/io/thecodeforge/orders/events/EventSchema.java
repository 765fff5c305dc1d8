package io.thecodeforge.orders.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;

/** The JSON Schema of one event version, as it ships. */
record EventSchema(JsonNode document, JsonSchema open, JsonSchema closed) {

    static final String FOLDER = "META-INF/resources/schemas";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    static EventSchema of(String wireName) {
        JsonNode document = document(wireName + ".json");
        JsonNode closed = document.deepCopy();
        close(closed);
        return new EventSchema(
                document, FACTORY.getSchema(document, CONFIG), FACTORY.getSchema(closed, CONFIG));
    }

    /** What consumers may hold against it. */
    Set<ValidationMessage> faults(String data) {
        return open.validate(data, InputFormat.JSON);
    }

    /** The same, and what it does not describe. */
    Set<ValidationMessage> undocumented(String data) {
        return closed.validate(data, InputFormat.JSON);
    }

    private static JsonNode document(String file) {
        try (InputStream schema =
                EventSchema.class.getClassLoader().getResourceAsStream(FOLDER + "/" + file)) {
            return JSON.readTree(Objects.requireNonNull(schema, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(EventSchema::close);
    }
}
