package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.journey.Bearer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The same load by a tool that others keep, in a JVM of its own: order-life.hf.yaml with so many
 * clients, and what each of its phases found.
 */
final class Hyperfoil {

    private static final String SCRIPT = "order-life.hf.yaml";
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private Hyperfoil() {}

    /**
     * @param p50 in milliseconds, as are the others
     */
    record Phase(long answers, double p50, double p95, double p99, double max) {

        double perSecond(Duration length) {
            return (double) answers / length.toSeconds();
        }
    }

    /**
     * @param perSecond commands, in the phase that has a rate
     * @return by the phases' names
     * @throws IllegalStateException where a request failed
     */
    static Map<String, Phase> run(OrderLives lives, Path folder, Duration length, int perSecond)
            throws IOException, InterruptedException {
        Path script = folder.resolve(SCRIPT);
        try (InputStream text = Hyperfoil.class.getResourceAsStream("/benchmark/" + SCRIPT)) {
            Files.write(script, Objects.requireNonNull(text, SCRIPT).readAllBytes());
        }
        Files.write(folder.resolve("users.txt"), lives.users());
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HyperfoilMain.class.getName(),
                        script.toString(),
                        "PORT=" + lives.port(),
                        "CLIENTS=" + OrderLives.CLIENTS,
                        "LIVES=" + perSecond / OrderLife.COMMANDS,
                        "WARM_UP=" + WARM_UP.toSeconds() + "s",
                        "LENGTH=" + length.toSeconds() + "s",
                        "TOKEN=Bearer " + Bearer.ADMIN,
                        "READER=Bearer " + Bearer.OPERATOR);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return phases(output);
    }

    private static Map<String, Phase> phases(String output) {
        Map<String, Phase> phases = new HashMap<>();
        output.lines()
                .filter(line -> line.startsWith(HyperfoilMain.RESULT))
                .map(line -> line.split(" "))
                .forEach(found -> {
                    if (!found[3].equals("0")) {
                        throw new IllegalStateException(output);
                    }
                    phases.put(found[1], phase(found));
                });
        if (phases.isEmpty()) {
            throw new IllegalStateException(output);
        }
        return phases;
    }

    private static Phase phase(String[] found) {
        return new Phase(
                Long.parseLong(found[2]),
                millis(found[4]),
                millis(found[5]),
                millis(found[6]),
                millis(found[7]));
    }

    private static double millis(String nanos) {
        return Long.parseLong(nanos) / 1e6;
    }
}
