package io.thecodeforge.orders.manifests;

import static io.thecodeforge.orders.manifests.Manifest.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each store that a process is told of is at that name and port, and is one it can trust. */
class AddressesTest {

    /** Of stores alone: the issuer and the collector are elsewhere. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:postgresql://|^|,)([a-z][a-z0-9-]*:\\d+)");

    private static final Pattern FILE = Pattern.compile("(?:^|=)(/etc/[^&]+)");

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void each_store_is_a_service_or_one_that_an_operator_makes(Overlay overlay) {
        Set<String> there =
                Stream.of(services(overlay), postgres(overlay), kafka(overlay))
                        .flatMap(addresses -> addresses)
                        .collect(Collectors.toSet());

        ours(overlay)
                .forEach(container -> {
                    Set<String> told =
                            overlay.environment(container).entrySet().stream()
                                    .filter(AddressesTest::isOfStores)
                                    .flatMap(e -> found(ADDRESS, e.getValue()))
                                    .collect(Collectors.toSet());
                    assertThat(told).hasSize(3).isSubsetOf(there);
                });
    }

    /** Where an operator keeps the store, its certificate can be checked, and so must be. */
    @ParameterizedTest
    @MethodSource("overlays")
    void an_operators_store_is_spoken_to_over_tls(Overlay overlay) {
        Map<String, String> prefixes =
                Map.of(
                        "orders-write", "QUARKUS_DATASOURCE_",
                        "orders-read", "QUARKUS_DATASOURCE_READ_");
        for (Manifest cluster : overlay.ofKind("Cluster").toList()) {
            String prefix = prefixes.get(cluster.name());
            List<Map<String, String>> clients =
                    ours(overlay)
                            .map(overlay::environment)
                            .filter(environment -> isUsed(prefix, environment))
                            .toList();
            assertThat(clients)
                    .hasSize(4)
                    .allSatisfy(environment -> {
                        assertThat(environment)
                                .containsEntry(
                                        prefix + "REACTIVE_POSTGRESQL_SSL_MODE", "verify-full")
                                .containsEntry(
                                        prefix + "REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM",
                                        "HTTPS")
                                .containsEntry(prefix + "REACTIVE_TRUST_CERTIFICATE_PEM", "true");
                        assertThat(environment.get(prefix + "JDBC_URL"))
                                .contains("?sslmode=verify-full&sslrootcert=");
                    });
        }
    }

    /**
     * Every client, one that only migrates too: who speaks plainly to a port of TLS gets nonsense.
     */
    @ParameterizedTest
    @MethodSource("overlays")
    void a_client_of_kafka_speaks_as_its_listener_does(Overlay overlay) {
        for (Manifest kafka : overlay.ofKind("Kafka").toList()) {
            assertThat(each(kafka.json().at("/spec/kafka/listeners")))
                    .allMatch(listener -> listener.path("tls").asBoolean());
            List<Map<String, String>> clients =
                    ours(overlay)
                            .map(overlay::environment)
                            .filter(environment -> isUsed("KAFKA_", environment))
                            .toList();
            assertThat(clients)
                    .hasSize(2)
                    .allSatisfy(environment ->
                            assertThat(environment)
                                    .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL"));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void each_certificate_of_a_store_in_use_is_mounted(Overlay overlay) {
        overlay.workloads()
                .forEach(workload ->
                        workload.ours()
                                .forEach(container -> {
                                    Map<String, String> environment =
                                            overlay.environment(container);
                                    Set<String> named =
                                            environment.entrySet().stream()
                                                    .filter(e -> isUsed(e.getKey(), environment))
                                                    .flatMap(e -> found(FILE, e.getValue()))
                                                    .collect(Collectors.toSet());
                                    assertThat(files(workload, container))
                                            .as("%s", workload)
                                            .containsAll(named);
                                }));
    }

    private static Stream<JsonNode> ours(Overlay overlay) {
        return overlay.workloads().flatMap(Manifest::ours);
    }

    private static boolean isOfStores(Map.Entry<String, String> variable) {
        return variable.getKey().equals("KAFKA_BOOTSTRAP_SERVERS")
                || variable.getValue().contains("postgresql://");
    }

    private static boolean isUsed(String variable, Map<String, String> environment) {
        String roles = environment.getOrDefault("ORDERS_ROLES", "");
        if (variable.startsWith("KAFKA_")) {
            return roles.contains("relay") || roles.contains("projector");
        }
        return variable.startsWith("QUARKUS_DATASOURCE_READ_")
                ? roles.contains("query") || roles.contains("projector")
                : roles.contains("command") || roles.contains("relay");
    }

    private static Stream<String> services(Overlay overlay) {
        return overlay.ofKind("Service")
                .flatMap(service ->
                        each(service.json().at("/spec/ports"))
                                .map(port -> service.name() + ":" + port.path("port").asText()));
    }

    private static Stream<String> postgres(Overlay overlay) {
        return overlay.ofKind("Cluster").map(cluster -> cluster.name() + "-rw:5432");
    }

    private static Stream<String> kafka(Overlay overlay) {
        return overlay.ofKind("Kafka")
                .flatMap(kafka ->
                        each(kafka.json().at("/spec/kafka/listeners"))
                                .map(listener -> listener.path("port").asText())
                                .map(port -> kafka.name() + "-kafka-bootstrap:" + port));
    }

    private static Set<String> files(Manifest workload, JsonNode container) {
        return each(container.path("volumeMounts"))
                .flatMap(mount ->
                        each(workload.pod().at("/spec/volumes"))
                                .filter(volume -> volume.path("name").equals(mount.path("name")))
                                .flatMap(volume -> each(volume.at("/secret/items")))
                                .map(item ->
                                        mount.path("mountPath").asText()
                                                + "/"
                                                + item.path("path").asText()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> found(Pattern pattern, String value) {
        return pattern.matcher(value).results().map(AddressesTest::theGroup);
    }

    private static String theGroup(MatchResult result) {
        return result.group(1);
    }
}
