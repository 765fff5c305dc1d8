package io.thecodeforge.orders.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of the cluster. */
record Manifest(JsonNode json) {

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    /** What a workload makes its Pods by. */
    JsonNode pod() {
        return json.at("/spec/template");
    }

    Stream<JsonNode> containers() {
        return Stream.concat(
                each(pod().at("/spec/initContainers")), each(pod().at("/spec/containers")));
    }

    /** The containers that run our image. */
    Stream<JsonNode> ours() {
        return containers().filter(c -> c.path("image").asText().contains("thecodeforge/orders"));
    }

    /** The process that serves, not the one that migrates. */
    JsonNode service() {
        return ours().filter(c -> c.path("name").asText().equals("orders"))
                .findFirst()
                .orElseThrow();
    }

    Map<String, String> podLabels() {
        return map(pod().at("/metadata/labels"));
    }

    static Map<String, String> map(JsonNode labels) {
        return labels.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asText()));
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
