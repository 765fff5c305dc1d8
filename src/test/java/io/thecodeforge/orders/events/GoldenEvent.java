package io.thecodeforge.orders.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A record of the topic as it was once published, kept byte for byte in {@code golden/<wire
 * name>/<form>}: its value in {@code .json}, its key and headers in {@code .headers}.
 */
record GoldenEvent(
        String wireName, String form, String key, Map<String, String> headers, String value) {

    static final Path FOLDER = Path.of("src/test/resources/golden");

    static Stream<GoldenEvent> all() {
        return files("json").map(GoldenEvent::read);
    }

    /** Those of the versions that are written today. */
    static Stream<GoldenEvent> latest() {
        return all().filter(golden ->
                EventType.named(golden.wireName)
                        .map(type -> type.wireName().equals(golden.wireName))
                        .orElseThrow());
    }

    static Stream<Path> files(String... endings) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files
                    .filter(file ->
                            Stream.of(endings).anyMatch(e -> file.toString().endsWith("." + e)))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RecordedEvent recorded() {
        return CloudEventHeaders.read(key, headers, value);
    }

    @Override
    public String toString() {
        return wireName + "/" + form;
    }

    private static GoldenEvent read(Path value) {
        String form = value.getFileName().toString().replace(".json", "");
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : text(value.resolveSibling(form + ".headers")).lines().toList()) {
            List<String> header = List.of(line.split(": ", 2));
            headers.put(header.getFirst(), header.getLast());
        }
        String key = headers.remove("key");
        return new GoldenEvent(
                value.getParent().getFileName().toString(), form, key, headers, text(value));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
