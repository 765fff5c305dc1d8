package io.thecodeforge.orders.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
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

    /** Its operator makes them as the baseline standard has them, unless it is told. */
    @Test
    void kafkas_containers_are_told_to_be_as_restricted() {
        Overlay production = Overlay.named("production");
        List<JsonNode> containers =
                Stream.concat(
                                production
                                        .ofKind("KafkaNodePool")
                                        .map(pool -> pool.json().at("/spec/template"))
                                        .flatMap(template ->
                                                Stream.of("kafkaContainer", "initContainer")
                                                        .map(template::path)),
                                production
                                        .ofKind("Kafka")
                                        .map(kafka ->
                                                kafka.json().at("/spec/entityOperator/template"))
                                        .flatMap(template ->
                                                Stream.of(
                                                                "topicOperatorContainer",
                                                                "userOperatorContainer")
                                                        .map(template::path)))
                        .map(container -> container.path("securityContext"))
                        .toList();

        assertThat(containers)
                .hasSize(4)
                .allSatisfy(own -> {
                    assertThat(own.path("runAsNonRoot").asBoolean()).isTrue();
                    assertThat(own.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
                    assertThat(own.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                    assertThat(own.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
                });
    }

    @Test
    void a_job_goes_when_it_is_done_as_it_cannot_be_changed() {
        assertThat(Overlay.all().stream().flatMap(overlay -> overlay.ofKind("Job")))
                .isNotEmpty()
                .allMatch(job -> job.json().at("/spec/ttlSecondsAfterFinished").asInt() > 0);
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
        Overlay production = Overlay.named("production");
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
