package io.thecodeforge.orders.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;

/** The AsyncAPI document, as it ships. */
final class AsyncApi {

    private static final String FOLDER = "META-INF/resources/";
    private static final ObjectMapper YAML = new YAMLMapper();

    static final JsonNode DOCUMENT = read("asyncapi.yaml");

    private AsyncApi() {}

    /** A message with what its traits say, where it does not say it itself. */
    static JsonNode message(String name) {
        JsonNode message = DOCUMENT.path("components").path("messages").path(name);
        ObjectNode whole = YAML.createObjectNode();
        message.path("traits").forEach(trait -> merge(whole, resolve(trait)));
        merge(whole, message);
        return whole;
    }

    /** What a reference points at, in the document or in a file beside it. */
    static JsonNode resolve(JsonNode reference) {
        URI target = URI.create(reference.path("$ref").textValue());
        JsonNode document = target.getPath().isEmpty() ? DOCUMENT : read(target.getPath());
        return target.getFragment() == null ? document : document.at(target.getFragment());
    }

    private static void merge(ObjectNode base, JsonNode over) {
        for (var field : over.properties()) {
            if (base.get(field.getKey()) instanceof ObjectNode inner
                    && field.getValue().isObject()) {
                merge(inner, field.getValue());
            } else {
                base.set(field.getKey(), field.getValue().deepCopy());
            }
        }
    }

    private static JsonNode read(String path) {
        String name = URI.create(FOLDER).resolve(path).getPath();
        try (InputStream file = AsyncApi.class.getClassLoader().getResourceAsStream(name)) {
            return YAML.readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
