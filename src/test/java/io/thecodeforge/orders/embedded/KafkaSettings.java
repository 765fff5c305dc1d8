package io.thecodeforge.orders.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kafka's settings for one node with little memory that should be ready soon. */
final class KafkaSettings {
    static final int NODE = 1;

    private KafkaSettings() {}

    static Map<String, String> of(Path data, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>(ONE_NODE);
        settings.putAll(SMALL);
        settings.put("log.dirs", data.toString());
        settings.put(
                "listeners",
                "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d"
                        .formatted(port, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        // A voter that is configured rather than stored may come back on another port.
        settings.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        return settings;
    }

    /** Lists, as those of listeners are, grow by what a test wants. */
    static void extend(Map<String, String> settings, Map<String, String> own) {
        own.forEach((key, value) -> settings.merge(key, value, (was, more) -> was + "," + more));
    }

    /** The port asks for TLS and a password; the node itself is its own first client. */
    static void secure(Map<String, String> settings, Tls tls) {
        settings.replaceAll(
                (key, value) -> value.replace("PLAINTEXT://localhost", "SASL_SSL://localhost"));
        settings.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "SASL_SSL");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put(
                "listener.name.sasl_ssl.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                        + " username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";"
                                .formatted(Tls.USER, Tls.PASSWORD));
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", tls.keyStore().toString());
        settings.put("ssl.keystore.password", Tls.PASSWORD);
        settings.put("ssl.key.password", Tls.PASSWORD);
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", tls.certificate().toString());
    }

    private static final Map<String, String> ONE_NODE =
            Map.ofEntries(
                    Map.entry("process.roles", "broker,controller"),
                    Map.entry("node.id", "" + NODE),
                    Map.entry("controller.listener.names", "CONTROLLER"),
                    Map.entry(
                            "listener.security.protocol.map",
                            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                    Map.entry("auto.create.topics.enable", "false"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"));

    private static final Map<String, String> SMALL =
            Map.ofEntries(
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    Map.entry("offsets.topic.num.partitions", "4"),
                    Map.entry("transaction.state.log.num.partitions", "4"),
                    Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                    Map.entry("broker.session.timeout.ms", "3000"),
                    Map.entry("broker.heartbeat.interval.ms", "500"),
                    Map.entry("log.cleaner.dedupe.buffer.size", "4194304"), // 128 MB otherwise
                    Map.entry("log.index.size.max.bytes", "1048576"));
}
