package io.thecodeforge.orders.manifests;

import static io.thecodeforge.orders.manifests.Manifest.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Production's Pods reach what they need, and are reached by whom they serve. */
class NetworkTest {

    private static final Overlay PRODUCTION = Overlay.named("production");

    private static final List<Pods> PODS = Pods.in(PRODUCTION).toList();

    @Test
    void each_policy_is_of_pods_that_have_the_ports_it_opens() {
        PRODUCTION
                .ofKind("NetworkPolicy")
                .forEach(policy -> {
                    List<Pods> its = selected(policy.json().at("/spec/podSelector"));
                    assertThat(its).as("%s", policy).isNotEmpty();
                    each(policy.json().at("/spec/ingress"))
                            .flatMap(rule -> ports(rule).stream())
                            .forEach(port ->
                                    assertThat(its).allMatch(p -> p.ports().contains(port)));
                });
    }

    @Test
    void each_peer_here_is_there_and_has_the_ports_it_is_asked_for() {
        rules("egress")
                .forEach(rule ->
                        peersHere(rule.path("to"))
                                .forEach(selector -> {
                                    List<Pods> asked = selected(selector);
                                    assertThat(asked).as("%s", selector).isNotEmpty();
                                    for (Pods pods : asked) {
                                        assertThat(pods.ports())
                                                .as("%s", pods)
                                                .containsAll(ports(rule));
                                    }
                                }));
        Stream.concat(
                        rules("ingress").map(rule -> rule.path("from")),
                        PRODUCTION
                                .ofKind("Kafka")
                                .flatMap(kafka -> each(kafka.json().at("/spec/kafka/listeners")))
                                .map(listener -> listener.path("networkPolicyPeers")))
                .flatMap(NetworkTest::peersHere)
                .forEach(
                        selector -> assertThat(selected(selector)).as("%s", selector).isNotEmpty());
    }

    @Test
    void each_store_is_reached_by_the_sides_that_use_it_alone() {
        assertThat(allowedInto("orders-write", "5432"))
                .containsExactlyInAnyOrder("orders-command", "orders-pipeline", "orders-write");
        assertThat(allowedInto("orders-read", "5432"))
                .containsExactlyInAnyOrder("orders-query", "orders-pipeline", "orders-read");
        assertThat(PRODUCTION.ofKind("Kafka"))
                .allSatisfy(kafka ->
                        assertThat(each(kafka.json().at("/spec/kafka/listeners")))
                                .allSatisfy(listener ->
                                        assertThat(
                                                        peersHere(
                                                                        listener.path(
                                                                                "networkPolicyPeers"))
                                                                .flatMap(s -> selected(s).stream()))
                                                .extracting(pods -> pods.of().name())
                                                .containsExactly("orders-pipeline")));
    }

    private static List<String> allowedInto(String cluster, String port) {
        Pods database =
                PODS.stream().filter(p -> p.of().name().equals(cluster)).findFirst().orElseThrow();
        return PRODUCTION
                .ofKind("NetworkPolicy")
                .filter(policy -> database.areSelectedBy(policy.json().at("/spec/podSelector")))
                .flatMap(policy -> each(policy.json().at("/spec/ingress")))
                .filter(rule -> ports(rule).contains(port))
                .flatMap(rule -> peersHere(rule.path("from")))
                .flatMap(selector -> selected(selector).stream())
                .map(pods -> pods.of().name())
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> rules(String direction) {
        return PRODUCTION
                .ofKind("NetworkPolicy")
                .flatMap(policy -> each(policy.json().at("/spec/" + direction)));
    }

    /** The selectors of those in our own namespace. */
    private static Stream<JsonNode> peersHere(JsonNode peers) {
        return each(peers)
                .filter(peer -> !peer.has("namespaceSelector"))
                .map(peer -> peer.path("podSelector"));
    }

    private static Set<String> ports(JsonNode rule) {
        return Set.copyOf(
                each(rule.path("ports")).map(port -> port.path("port").asText()).toList());
    }

    private static List<Pods> selected(JsonNode selector) {
        assertThat(selector).isNotEmpty();
        return PODS.stream().filter(pods -> pods.areSelectedBy(selector)).toList();
    }
}
