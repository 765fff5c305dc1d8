package io.thecodeforge.orders.manifests;

import static io.thecodeforge.orders.manifests.Manifest.each;
import static io.thecodeforge.orders.manifests.Manifest.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an object names is there, and has the port or key that is meant. */
class ReferencesTest {

    /** Secrets that nobody commits, and those that operators and Jobs make, with their keys. */
    private static final Map<String, Set<String>> MADE_ELSEWHERE =
            Map.of(
                    "orders-signing", Set.of("keys"),
                    "orders-dev-tokens", Set.of("public-key"),
                    "orders-write-app", Set.of("username", "password"),
                    "orders-read-app", Set.of("username", "password"),
                    "orders-pipeline", Set.of("sasl.jaas.config"),
                    "orders-kafka-cluster-ca-cert", Set.of("ca.crt"));

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void a_workload_selects_its_own_pods_and_no_others(Overlay overlay) {
        overlay.ofKind("Deployment", "StatefulSet")
                .forEach(workload -> {
                    JsonNode selector = workload.json().at("/spec/selector/matchLabels");
                    assertThat(selected(overlay, selector))
                            .as("%s", workload)
                            .containsExactly(workload);
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void a_service_leads_to_ports_that_its_pods_have(Overlay overlay) {
        overlay.ofKind("Service")
                .forEach(service -> {
                    List<Manifest> pods = selected(overlay, service.json().at("/spec/selector"));
                    assertThat(pods).as("%s", service).isNotEmpty();
                    each(service.json().at("/spec/ports"))
                            .forEach(port ->
                                    assertThat(pods)
                                            .as("%s", service)
                                            .allMatch(pod ->
                                                    ports(pod)
                                                            .contains(
                                                                    port.path("targetPort")
                                                                            .asText())));
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void a_probe_asks_a_port_of_its_container(Overlay overlay) {
        overlay.workloads()
                .flatMap(Manifest::containers)
                .forEach(container -> {
                    Set<String> ports = portsOf(container);
                    for (String kind : List.of("startup", "liveness", "readiness")) {
                        for (String way : List.of("httpGet", "tcpSocket")) {
                            JsonNode port = container.path(kind + "Probe").path(way).path("port");
                            if (!port.isMissingNode()) {
                                assertThat(ports).contains(port.asText());
                            }
                        }
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void what_protects_monitors_or_restricts_pods_finds_some(Overlay overlay) {
        overlay.ofKind("PodDisruptionBudget")
                .forEach(budget ->
                        assertThat(
                                        selected(
                                                overlay,
                                                budget.json().at("/spec/selector/matchLabels")))
                                .as("%s", budget)
                                .hasSize(1));
        overlay.ofKind("NetworkPolicy")
                .forEach(policy ->
                        assertThat(
                                        selected(
                                                overlay,
                                                policy.json().at("/spec/podSelector/matchLabels")))
                                .as("%s", policy)
                                .isNotEmpty());
        overlay.ofKind("PodMonitor")
                .filter(monitor -> monitor.json().at("/spec/selector").has("matchLabels"))
                .forEach(monitor -> {
                    var pods = selected(overlay, monitor.json().at("/spec/selector/matchLabels"));
                    each(monitor.json().at("/spec/podMetricsEndpoints"))
                            .forEach(endpoint ->
                                    assertThat(pods)
                                            .isNotEmpty()
                                            .allMatch(pod ->
                                                    ports(pod)
                                                            .contains(
                                                                    endpoint.path("port")
                                                                            .asText())));
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void what_scales_and_routes_names_what_is_there(Overlay overlay) {
        overlay.ofKind("HorizontalPodAutoscaler", "ScaledObject")
                .map(scaler -> scaler.json().at("/spec/scaleTargetRef/name").asText())
                .forEach(target -> assertThat(overlay.find("Deployment", target)).isPresent());
        overlay.ofKind("HTTPRoute")
                .flatMap(route -> each(route.json().at("/spec/rules")))
                .flatMap(rule -> each(rule.path("backendRefs")))
                .forEach(backend -> {
                    var service = overlay.find("Service", backend.path("name").asText());
                    assertThat(service).isPresent();
                    assertThat(each(service.get().json().at("/spec/ports")))
                            .extracting(port -> port.path("port").asInt())
                            .contains(backend.path("port").asInt());
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void each_deployment_is_scaled_by_one(Overlay overlay) {
        List<String> targets =
                overlay.ofKind("HorizontalPodAutoscaler", "ScaledObject")
                        .map(scaler -> scaler.json().at("/spec/scaleTargetRef/name").asText())
                        .toList();
        assertThat(targets).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void config_maps_secrets_and_service_accounts_are_there_with_the_keys_that_are_asked(
            Overlay overlay) {
        overlay.workloads()
                .forEach(workload -> {
                    workload.pod()
                            .findValues("configMapRef")
                            .forEach(ref -> named(overlay, "ConfigMap", ref));
                    workload.pod()
                            .findValues("configMap")
                            .forEach(ref -> named(overlay, "ConfigMap", ref));
                    workload.pod()
                            .findValues("secretKeyRef")
                            .forEach(ref -> {
                                assertThat(keys(overlay, ref.path("name").asText()))
                                        .as("%s: %s", workload, ref)
                                        .contains(ref.path("key").asText());
                            });
                    workload.pod()
                            .findValues("secret")
                            .forEach(volume ->
                                    assertThat(keys(overlay, volume.path("secretName").asText()))
                                            .as("%s: %s", workload, volume)
                                            .containsAll(
                                                    each(volume.path("items"))
                                                            .map(i -> i.path("key").asText())
                                                            .toList()));
                    JsonNode account = workload.pod().at("/spec/serviceAccountName");
                    if (!account.isMissingNode()) {
                        assertThat(overlay.find("ServiceAccount", account.asText())).isPresent();
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void what_is_mounted_is_a_volume(Overlay overlay) {
        overlay.workloads()
                .forEach(workload -> {
                    Set<String> volumes =
                            Stream.concat(
                                            each(workload.pod().at("/spec/volumes"))
                                                    .map(v -> v.path("name")),
                                            each(workload.json().at("/spec/volumeClaimTemplates"))
                                                    .map(v -> v.at("/metadata/name")))
                                    .map(JsonNode::asText)
                                    .collect(Collectors.toSet());
                    assertThat(
                                    workload.containers()
                                            .flatMap(c -> each(c.path("volumeMounts")))
                                            .map(mount -> mount.path("name").asText()))
                            .as("%s", workload)
                            .isSubsetOf(volumes);
                });
    }

    private static void named(Overlay overlay, String kind, JsonNode reference) {
        assertThat(overlay.find(kind, reference.path("name").asText()))
                .as("%s", reference)
                .isPresent();
    }

    private static Set<String> keys(Overlay overlay, String secret) {
        Set<String> keys = new HashSet<>(MADE_ELSEWHERE.getOrDefault(secret, Set.of()));
        overlay.find("Secret", secret)
                .ifPresent(
                        made -> made.json().path("data").fieldNames().forEachRemaining(keys::add));
        return keys;
    }

    private static List<Manifest> selected(Overlay overlay, JsonNode labels) {
        assertThat(labels).isNotEmpty();
        return overlay.workloads()
                .filter(w -> w.podLabels().entrySet().containsAll(map(labels).entrySet()))
                .toList();
    }

    private static Set<String> ports(Manifest workload) {
        return workload.containers()
                .flatMap(container -> portsOf(container).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> portsOf(JsonNode container) {
        return each(container.path("ports"))
                .flatMap(port -> Stream.of(port.path("name"), port.path("containerPort")))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
