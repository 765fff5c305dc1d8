package io.thecodeforge.orders.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Paths of the libraries we use, as JSON pointers (RFC 6901) into the client's body. */
final class JsonPointer {

    private JsonPointer() {}

    /** The pointer to what Jackson could not read. */
    static String of(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(r -> r.getFieldName() != null ? r.getFieldName() : "" + r.getIndex())
                .map(JsonPointer::token)
                .collect(Collectors.joining());
    }

    /** The pointer to what breaks a constraint: the path without the method and its parameter. */
    static String of(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append(token(node.getIndex().toString()));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append(token(node.getName()));
            }
        }
        return pointer.toString();
    }

    private static String token(String raw) {
        return "/" + raw.replace("~", "~0").replace("/", "~1");
    }
}
