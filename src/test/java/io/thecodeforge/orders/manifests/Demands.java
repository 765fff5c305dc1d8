package io.thecodeforge.orders.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Strimzi's models say must be there. */
final class Demands {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Demands() {}

    static Stream<String> unmet(Object model, JsonNode written) {
        return unmet("", model, written);
    }

    private static Stream<String> unmet(String at, @Nullable Object model, JsonNode written) {
        if (model instanceof List<?> list) {
            return IntStream.range(0, list.size())
                    .boxed()
                    .flatMap(i -> unmet(at + "/" + i, list.get(i), written.path(i)));
        }
        if (model == null || !model.getClass().getName().startsWith("io.strimzi")) {
            return Stream.empty();
        }
        return properties(model)
                .flatMap(property -> {
                    String field = at + "/" + property.getName();
                    JsonNode value = written.path(property.getName());
                    if (value.isMissingNode()) {
                        return property.isRequired() ? Stream.of(field) : Stream.empty();
                    }
                    return unmet(field, property.getAccessor().getValue(model), value);
                });
    }

    private static Stream<BeanPropertyDefinition> properties(Object model) {
        return JSON
                .getSerializationConfig()
                .introspect(JSON.constructType(model.getClass()))
                .findProperties()
                .stream()
                .filter(BeanPropertyDefinition::couldSerialize);
    }
}
