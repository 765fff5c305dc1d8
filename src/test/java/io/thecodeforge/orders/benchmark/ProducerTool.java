package io.thecodeforge.orders.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Kafka's own {@code kafka-producer-perf-test}, in a JVM of its own. */
final class ProducerTool {

    private static final Pattern RATE = Pattern.compile("records sent, ([0-9.]+) records/sec");

    private ProducerTool() {}

    /** With records of the relay's size and the relay's settings, as fast as it can. */
    static double recordsPerSecond(String bootstrapServers, int records) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            String topic = "producer-tool-" + System.nanoTime();
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(12), Optional.empty())))
                    .all()
                    .get();
            return run(bootstrapServers, topic, records);
        }
    }

    private static double run(String bootstrapServers, String topic, int records)
            throws IOException, InterruptedException {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.apache.kafka.tools.ProducerPerformance",
                        "--topic",
                        topic,
                        "--num-records",
                        Integer.toString(records),
                        "--record-size",
                        "900",
                        "--throughput",
                        "-1",
                        "--producer-props",
                        "bootstrap.servers=" + bootstrapServers,
                        "acks=all",
                        "enable.idempotence=true",
                        "compression.type=none");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher rates = RATE.matcher(output);
        List<Double> found = new ArrayList<>();
        while (rates.find()) {
            found.add(Double.parseDouble(rates.group(1)));
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(output);
        }
        return found.getLast(); // the last line is that of the whole run
    }
}
