package io.thecodeforge.orders.manifests;

import static io.thecodeforge.orders.manifests.Manifest.each;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An overlay's objects, as they would be applied. */
record Overlay(String name, List<Manifest> objects) {

    static final Path DEPLOY = Path.of("deploy");

    private static final YAMLMapper YAML = new YAMLMapper();

    static List<Overlay> all() {
        try (Stream<Path> folders = Files.list(DEPLOY.resolve("overlays"))) {
            return folders.map(folder -> read(folder.getFileName().toString())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Overlay named(String name) {
        return read(name);
    }

    Path file() {
        return file(name);
    }

    Stream<Manifest> ofKind(String... kinds) {
        return objects.stream().filter(object -> List.of(kinds).contains(object.kind()));
    }

    Optional<Manifest> find(String kind, String named) {
        return ofKind(kind).filter(object -> object.name().equals(named)).findFirst();
    }

    /** All that make Pods. */
    Stream<Manifest> workloads() {
        return ofKind("Deployment", "StatefulSet", "Job");
    }

    /** What the cluster tells a process, where it is no secret. */
    Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new TreeMap<>();
        each(container.path("envFrom"))
                .map(from -> from.at("/configMapRef/name").asText())
                .map(map -> find("ConfigMap", map).orElseThrow().json().path("data"))
                .forEach(data -> environment.putAll(Manifest.map(data)));
        each(container.path("env"))
                .filter(variable -> variable.has("value"))
                .forEach(variable ->
                        environment.put(
                                variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }

    private static Path file(String name) {
        return DEPLOY.resolve("rendered").resolve(name + ".yaml");
    }

    private static Overlay read(String name) {
        try (var documents =
                YAML.readerFor(JsonNode.class).<JsonNode>readValues(file(name).toFile())) {
            return new Overlay(name, documents.readAll().stream().map(Manifest::new).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
