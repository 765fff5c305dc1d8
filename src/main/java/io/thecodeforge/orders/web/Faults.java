package io.thecodeforge.orders.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds all that is wrong with a body, where Jackson stops at the first: what it cannot read is
 * noted and taken out, and the rest read again, until the constraints can be asked about the rest.
 */
final class Faults {

    /** Enough for a person; a hostile body is not worth more work, and is read once for each. */
    private static final int MOST = 25;

    private static final String AND = "; ";

    private final ObjectMapper json;
    private final Class<? extends CommandBody> type;
    private final Map<String, String> found = new TreeMap<>();

    Faults(ObjectMapper json, Class<? extends CommandBody> type) {
        this.json = json;
        this.type = type;
    }

    /** Of a whole before that of its parts, so that a list's length is told before its elements. */
    static Map<String, String> of(Set<? extends ConstraintViolation<?>> violations) {
        NavigableMap<String, String> faults = new TreeMap<>();
        violations.forEach(v -> {
            faults.merge(JsonPointer.of(v.getPropertyPath()), v.getMessage(), Faults::both);
            if (faults.size() > MOST) {
                faults.pollLastEntry();
            }
        });
        return faults;
    }

    /** Of what breaks several constraints, in an order that is always the same. */
    private static String both(String one, String other) {
        return Stream.concat(Stream.of(one.split(AND)), Stream.of(other))
                .distinct()
                .sorted()
                .collect(Collectors.joining(AND));
    }

    Map<String, String> found() {
        return found;
    }

    /** The body without what cannot be read; null where nothing is left to ask about. */
    @Nullable CommandBody readAround(@Nullable JsonNode body) throws JsonProcessingException {
        while (found.size() < MOST) {
            try {
                return json.treeToValue(body, type);
            } catch (JsonMappingException e) {
                found.put(JsonPointer.of(e.getPath()), message(e));
                if (!takeOut(body, e.getPath())) {
                    return null;
                }
            }
        }
        return null;
    }

    /**
     * With the broken constraints of the rest, but for what is missing because it was taken out.
     */
    Map<String, String> and(Set<? extends ConstraintViolation<?>> violations) {
        of(violations)
                .forEach((pointer, message) -> {
                    if (found.size() < MOST) {
                        found.putIfAbsent(pointer, message);
                    }
                });
        return found;
    }

    private static boolean takeOut(@Nullable JsonNode body, List<Reference> path) {
        @Nullable JsonNode parent = body;
        for (Reference step : path.subList(0, Math.max(0, path.size() - 1))) {
            parent = parent == null ? null : child(parent, step);
        }
        return switch (parent) {
            case ObjectNode object when !path.isEmpty() ->
                    object.remove(path.getLast().getFieldName()) != null;
            case ArrayNode array when !path.isEmpty() -> {
                array.setNull(path.getLast().getIndex());
                yield true;
            }
            case null, default -> false;
        };
    }

    private static @Nullable JsonNode child(JsonNode parent, Reference step) {
        return step.getFieldName() == null
                ? parent.get(step.getIndex())
                : parent.get(step.getFieldName());
    }

    private static String message(JsonMappingException e) {
        return e instanceof UnrecognizedPropertyException
                ? "is not a known field"
                : "is not of the expected type";
    }
}
