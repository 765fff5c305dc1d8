package io.thecodeforge.orders.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** What is written of the kinds in {@code src/test/resources/manifests}. */
final class Schemas {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Schemas() {}

    /** Of a kind that has a schema of its own. */
    static Set<ValidationMessage> faultsOf(Manifest manifest) {
        return validate(manifest, read(manifest.kind() + ".json"));
    }

    /** Of a kind whose fields are known, but not which of them must be there. */
    static Set<ValidationMessage> unmetDemands(Manifest manifest) {
        JsonNode demands = read("demands.yaml");
        if (!demands.path("$defs").has(manifest.kind())) {
            throw new IllegalArgumentException("nothing is written of " + manifest);
        }
        return validate(manifest, ((ObjectNode) demands).put("$ref", "#/$defs/" + manifest.kind()));
    }

    private static Set<ValidationMessage> validate(Manifest manifest, JsonNode schema) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(schema)
                .validate(manifest.json());
    }

    private static JsonNode read(String name) {
        try (InputStream file = Schemas.class.getResourceAsStream("/manifests/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("no " + name);
            }
            return YAML.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
