package io.thecodeforge.orders.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Pod is bounded, and may do no more than it must. */
class PodsTest {

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_container_says_what_it_needs_and_no_limit_is_below_it(Overlay overlay) {
        overlay.workloads()
                .forEach(workload ->
                        workload.containers()
                                .forEach(container -> {
                                    JsonNode requests = container.at("/resources/requests");
                                    JsonNode limits = container.at("/resources/limits");
                                    assertThat(
                                                    requests.has("cpu")
                                                            && requests.has("memory")
                                                            && limits.has("memory"))
                                            .as("%s", workload)
                                            .isTrue();
                                    limits.properties()
                                            .forEach(limit ->
                                                    assertThat(
                                                                    amount(
                                                                            requests.path(
                                                                                    limit
                                                                                            .getKey())))
                                                            .as("%s: %s", workload, limit.getKey())
                                                            .isLessThanOrEqualTo(
                                                                    amount(limit.getValue())));
                                }));
    }

    /** As the namespaces enforce: the restricted Pod security standard. */
    @ParameterizedTest
    @MethodSource("overlays")
    void every_pod_is_one_that_a_restricted_namespace_takes(Overlay overlay) {
        assertThat(overlay.ofKind("Namespace"))
                .allMatch(n -> n.json().toString().contains("enforce\":\"restricted\""));
        overlay.workloads()
                .forEach(workload -> {
                    JsonNode pod = workload.pod().at("/spec/securityContext");
                    assertThat(pod.path("runAsNonRoot").asBoolean()).as("%s", workload).isTrue();
                    assertThat(pod.path("runAsUser").asInt()).as("%s", workload).isPositive();
                    assertThat(pod.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
                    workload.containers()
                            .forEach(container -> {
                                JsonNode own = container.path("securityContext");
                                assertThat(own.path("allowPrivilegeEscalation").asBoolean(true))
                                        .isFalse();
                                assertThat(own.at("/capabilities/drop/0").asText())
                                        .isEqualTo("ALL");
                            });
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void our_containers_write_nothing_but_tmp_and_are_probed(Overlay overlay) {
        assertThat(overlay.workloads().flatMap(Manifest::ours)).isNotEmpty();
        overlay.workloads()
                .flatMap(Manifest::ours)
                .forEach(ours ->
                        assertThat(ours.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                                .isTrue());
        overlay.workloads()
                .flatMap(Manifest::ours)
                .filter(ours -> ours.path("name").asText().equals("orders"))
                .forEach(ours ->
                        assertThat(
                                        ours.has("startupProbe")
                                                && ours.has("livenessProbe")
                                                && ours.has("readinessProbe"))
                                .isTrue());
    }

    @Test
    void production_spreads_each_side_and_keeps_it_through_disruptions() {
        Overlay production =
                overlays().stream()
                        .filter(o -> o.name().equals("production"))
                        .findFirst()
                        .orElseThrow();
        List<Manifest> deployments = production.ofKind("Deployment").toList();
        assertThat(deployments).hasSize(3);
        assertThat(production.ofKind("PodDisruptionBudget")).hasSameSizeAs(deployments);
        assertThat(deployments)
                .allMatch(d -> d.pod().at("/spec/topologySpreadConstraints").size() == 2);
    }

    private static BigDecimal amount(JsonNode quantity) {
        return Quantity.getAmountInBytes(Quantity.parse(quantity.asText()));
    }
}
