package io.thecodeforge.orders.manifests;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The keys of each Secret that an overlay's Pods will find: of those in it, of those that its
 * operators and Jobs make of what is in it, and of the one that nobody commits.
 */
final class Secrets {

    private final Map<String, Set<String>> keys = new HashMap<>();

    private Secrets() {}

    static Secrets of(Overlay overlay) {
        Secrets secrets = new Secrets();
        overlay.ofKind("Secret").forEach(secrets::addCommitted);
        overlay.ofKind("Cluster").map(Manifest::name).forEach(secrets::addOfPostgres);
        overlay.ofKind("Kafka").map(Manifest::name).forEach(secrets::addOfKafka);
        overlay.ofKind("KafkaUser").forEach(secrets::addOfKafkaUser);
        overlay.find("Job", "orders-dev-tokens")
                .ifPresent(job -> secrets.add(job.name(), "public-key", "operator", "admin"));
        if (overlay.name().equals("production")) {
            secrets.add("orders-signing", "keys");
        }
        return secrets;
    }

    Set<String> keys(String name) {
        return keys.getOrDefault(name, Set.of());
    }

    private void addCommitted(Manifest secret) {
        Set<String> found = new HashSet<>();
        secret.json().path("data").fieldNames().forEachRemaining(found::add);
        keys.put(secret.name(), found);
    }

    private void addOfPostgres(String cluster) {
        add(cluster + "-app", "username", "password");
        add(cluster + "-ca", "ca.crt", "ca.key");
    }

    private void addOfKafka(String cluster) {
        add(cluster + "-cluster-ca-cert", "ca.crt");
    }

    private void addOfKafkaUser(Manifest user) {
        if (user.json().at("/spec/authentication/type").asText().equals("scram-sha-512")) {
            add(user.name(), "password", "sasl.jaas.config");
        }
    }

    private void add(String name, String... itsKeys) {
        keys.put(name, Set.of(itsKeys));
    }
}
