package io.thecodeforge.orders.dev;

import java.util.HashMap;
import java.util.Map;

/** Where the embedded servers listen on localhost; 0 for one that was left out. */
public record ServerPorts(int postgres, int kafka) {

    static ServerPorts parse(String text) {
        String[] ports = text.split(" ");
        return new ServerPorts(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
    }

    public String writeUrl() {
        return url("orders_write");
    }

    public String readUrl() {
        return url("orders_read");
    }

    public String bootstrapServers() {
        return "localhost:" + kafka;
    }

    /** Everything the service is to be told. */
    public Map<String, String> config() {
        Map<String, String> config = new HashMap<>(writeConfig());
        config.putAll(readConfig());
        config.putAll(kafkaConfig());
        return Map.copyOf(config);
    }

    public Map<String, String> writeConfig() {
        return database("quarkus.datasource.", "orders_write");
    }

    public Map<String, String> readConfig() {
        return database("quarkus.datasource.read.", "orders_read");
    }

    public Map<String, String> kafkaConfig() {
        return Map.of("kafka.bootstrap.servers", bootstrapServers());
    }

    /** Role, password and database have one name. */
    private Map<String, String> database(String prefix, String name) {
        return Map.of(
                prefix + "reactive.url", url(name),
                prefix + "username", name,
                prefix + "password", name);
    }

    private String url(String database) {
        return "postgresql://localhost:%d/%s".formatted(postgres, database);
    }

    @Override
    public String toString() {
        return postgres + " " + kafka;
    }
}
