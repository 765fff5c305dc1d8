package io.thecodeforge.orders.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A Secret is taken to be there only where something makes it. */
class SecretsTest {

    @Test
    void what_an_operator_makes_is_there_only_with_its_object() {
        Overlay production = Overlay.named("production");
        List<String> made =
                List.of(
                        "orders-write-app",
                        "orders-write-ca",
                        "orders-read-app",
                        "orders-pipeline",
                        "orders-kafka-cluster-ca-cert");
        assertThat(made).noneMatch(name -> Secrets.of(production).keys(name).isEmpty());

        List<Manifest> withoutOperators =
                production.objects().stream()
                        .filter(o -> !List.of("Cluster", "Kafka", "KafkaUser").contains(o.kind()))
                        .toList();
        Secrets left = Secrets.of(new Overlay("production", withoutOperators));
        assertThat(made).allMatch(name -> left.keys(name).isEmpty());
    }

    @Test
    void each_overlay_has_its_own() {
        assertThat(Secrets.of(Overlay.named("production")).keys("orders-dev-tokens")).isEmpty();
        assertThat(Secrets.of(new Overlay("dev", List.of())).keys("orders-signing")).isEmpty();
    }
}
