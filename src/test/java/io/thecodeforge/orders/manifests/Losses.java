package io.thecodeforge.orders.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What of a document did not survive its being read. */
final class Losses {

    private Losses() {}

    static Stream<String> between(JsonNode written, JsonNode read) {
        return between("", written, read);
    }

    private static Stream<String> between(String at, JsonNode written, JsonNode read) {
        if (written.isObject()) {
            return written.properties().stream()
                    .flatMap(field ->
                            between(
                                    at + "/" + field.getKey(),
                                    field.getValue(),
                                    read.path(field.getKey())));
        }
        if (written.isArray()) {
            return IntStream.range(0, written.size())
                    .boxed()
                    .flatMap(i -> between(at + "/" + i, written.get(i), read.path(i)));
        }
        if (written.isBoolean() && !written.asBoolean() && read.isMissingNode()) {
            return Stream.empty(); // what is false anyhow is not always written again
        }
        return written.isNumber() == read.isNumber() && written.asText().equals(read.asText())
                ? Stream.empty()
                : Stream.of("%s: %s became %s".formatted(at, written, read));
    }
}
