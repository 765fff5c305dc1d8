package io.thecodeforge.orders.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** What Prometheus is asked: by alerts, by the projectors' scaling, and by the dashboard. */
final class Expressions {

    private static final JsonMapper JSON = new JsonMapper();

    private Expressions() {}

    static List<String> of(Overlay overlay) {
        JsonNode dashboard =
                overlay.find("ConfigMap", "orders-dashboard").orElseThrow().json().at("/data");
        return Stream.of(
                        values(overlay, "expr"),
                        values(overlay, "query"),
                        read(dashboard.path("orders.json").asText()).findValues("expr").stream())
                .flatMap(found -> found)
                .map(JsonNode::asText)
                .toList();
    }

    private static Stream<JsonNode> values(Overlay overlay, String field) {
        return overlay.objects().stream()
                .flatMap(object -> object.json().findValues(field).stream());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
