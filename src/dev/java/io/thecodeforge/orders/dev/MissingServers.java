package io.thecodeforge.orders.dev;

import static io.thecodeforge.orders.dev.ServersOrder.LEFT_OUT;

import io.smallrye.config.ConfigSourceContext;
import java.util.HashMap;
import java.util.Map;

/** The servers that nothing outside provides. */
record MissingServers(boolean write, boolean read, boolean kafka) {
    private static final int POSTGRES_PORT = 15432;
    private static final int KAFKA_PORT = 19092;

    static MissingServers in(ConfigSourceContext config) {
        if (Boolean.parseBoolean(config.getValue("quarkus.devservices.enabled").getValue())) {
            return new MissingServers(false, false, false);
        }
        return new MissingServers(
                lacks(config, "quarkus.datasource.reactive.url"),
                lacks(config, "quarkus.datasource.read.reactive.url"),
                lacks(config, "kafka.bootstrap.servers"));
    }

    private static boolean lacks(ConfigSourceContext config, String name) {
        String value = config.getValue(name).getValue();
        return value == null || value.isBlank();
    }

    boolean isEmpty() {
        return !write && !read && !kafka;
    }

    ServersOrder order() {
        return new ServersOrder(
                BuildFolder.path().resolve("embedded/dev"),
                true,
                write || read ? POSTGRES_PORT : LEFT_OUT,
                kafka ? KAFKA_PORT : LEFT_OUT);
    }

    Map<String, String> configOf(ServerPorts ports) {
        Map<String, String> config = new HashMap<>();
        if (write) {
            config.putAll(ports.writeConfig());
        }
        if (read) {
            config.putAll(ports.readConfig());
        }
        if (kafka) {
            config.putAll(ports.kafkaConfig());
        }
        return config;
    }
}
