package io.thecodeforge.orders.manifests;

import static io.thecodeforge.orders.manifests.Manifest.each;
import static io.thecodeforge.orders.manifests.Manifest.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an object names is there, and has the port or key that is meant. */
class ReferencesTest {

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void a_workload_selects_its_own_pods_and_no_others(Overlay overlay) {
        overlay.ofKind("Deployment", "StatefulSet")
                .forEach(workload -> {
                    JsonNode selector = workload.json().at("/spec/selector");
                    assertThat(selected(overlay, selector))
                            .extracting(Pods::of)
                            .containsExactly(workload);
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void a_service_leads_to_ports_that_its_pods_have(Overlay overlay) {
        overlay.ofKind("Service")
                .forEach(service -> {
                    JsonNode labels = service.json().at("/spec/selector");
                    List<Pods> pods =
                            Pods.in(overlay)
                                    .filter(p ->
                                            p.labels()
                                                    .entrySet()
                                                    .containsAll(map(labels).entrySet()))
                                    .toList();
                    assertThat(pods).as("%s", service).isNotEmpty();
                    each(service.json().at("/spec/ports"))
                            .map(port -> port.path("targetPort").asText())
                            .forEach(port ->
                                    assertThat(pods)
                                            .as("%s", service)
                                            .allMatch(p -> p.ports().contains(port)));
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void a_probe_asks_a_port_of_its_container(Overlay overlay) {
        overlay.workloads()
                .flatMap(Manifest::containers)
                .forEach(container -> {
                    Set<String> ports = Pods.portsOf(container);
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
    void what_protects_or_monitors_pods_finds_some(Overlay overlay) {
        overlay.ofKind("PodDisruptionBudget")
                .forEach(budget ->
                        assertThat(selected(overlay, budget.json().at("/spec/selector")))
                                .as("%s", budget)
                                .hasSize(1));
        overlay.ofKind("PodMonitor")
                .forEach(monitor -> {
                    var pods = selected(overlay, monitor.json().at("/spec/selector"));
                    each(monitor.json().at("/spec/podMetricsEndpoints"))
                            .map(endpoint -> endpoint.path("port").asText())
                            .forEach(port ->
                                    assertThat(pods)
                                            .as("%s", monitor)
                                            .isNotEmpty()
                                            .allMatch(p -> p.ports().contains(port)));
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
        Secrets secrets = Secrets.of(overlay);
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
                                assertThat(secrets.keys(ref.path("name").asText()))
                                        .as("%s: %s", workload, ref)
                                        .contains(ref.path("key").asText());
                            });
                    workload.pod()
                            .findValues("secret")
                            .forEach(volume ->
                                    assertThat(secrets.keys(volume.path("secretName").asText()))
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

    private static List<Pods> selected(Overlay overlay, JsonNode selector) {
        assertThat(selector).isNotEmpty();
        return Pods.in(overlay).filter(pods -> pods.areSelectedBy(selector)).toList();
    }
}
