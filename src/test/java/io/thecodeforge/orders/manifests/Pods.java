package io.thecodeforge.orders.manifests;

import static io.thecodeforge.orders.manifests.Manifest.each;
import static io.thecodeforge.orders.manifests.Manifest.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Pods that one object makes, or has an operator make. */
record Pods(Manifest of, Map<String, String> labels, Set<String> ports) {

    static Stream<Pods> in(Overlay overlay) {
        return Stream.of(
                        overlay.workloads().map(Pods::ofWorkload),
                        overlay.ofKind("Cluster").map(Pods::ofPostgres),
                        overlay.ofKind("Kafka").map(Pods::ofKafka))
                .flatMap(pods -> pods);
    }

    boolean areSelectedBy(JsonNode selector) {
        return labels.entrySet().containsAll(map(selector.path("matchLabels")).entrySet())
                && each(selector.path("matchExpressions")).allMatch(this::meet);
    }

    private boolean meet(JsonNode expression) {
        if (!expression.path("operator").asText().equals("In")) {
            throw new IllegalArgumentException("not known here: " + expression);
        }
        String label = labels.get(expression.path("key").asText());
        return each(expression.path("values")).anyMatch(value -> value.asText().equals(label));
    }

    private static Pods ofWorkload(Manifest workload) {
        Set<String> ports =
                workload.containers()
                        .flatMap(container -> portsOf(container).stream())
                        .collect(Collectors.toSet());
        return new Pods(workload, workload.podLabels(), ports);
    }

    /** PostgreSQL, the instance's state, and the exporter. */
    private static Pods ofPostgres(Manifest cluster) {
        return new Pods(
                cluster,
                Map.of("cnpg.io/cluster", cluster.name()),
                Set.of("5432", "8000", "9187", "metrics"));
    }

    private static Pods ofKafka(Manifest kafka) {
        return new Pods(
                kafka,
                Map.of("strimzi.io/cluster", kafka.name()),
                each(kafka.json().at("/spec/kafka/listeners"))
                        .map(listener -> listener.path("port").asText())
                        .collect(Collectors.toSet()));
    }

    static Set<String> portsOf(JsonNode container) {
        Set<String> ports = new HashSet<>();
        each(container.path("ports"))
                .flatMap(port -> Stream.of(port.path("name"), port.path("containerPort")))
                .forEach(port -> ports.add(port.asText()));
        return ports;
    }

    @Override
    public String toString() {
        return "Pods of " + of;
    }
}
