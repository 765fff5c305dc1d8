package io.thecodeforge.orders.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What grows in production stays within what it grows upon. */
class CapacityTest {

    private static final Overlay PRODUCTION = Overlay.named("production");
    private static final ServiceSettings SERVICE = new ServiceSettings();

    /** While Pods are replaced, one comes, and two that go still have their connections. */
    private static final int IN_PASSING = 3;

    /** The operator's own, and those of superusers. */
    private static final int RESERVED = 10;

    @Test
    void a_database_takes_the_pools_of_as_many_pods_as_there_may_be() {
        int command = pods("orders-command");
        int pipeline = pods("orders-pipeline");
        int query = pods("orders-query");
        // the relay and the listener of the query side have a connection beside the pools
        int write =
                command * pool("orders-command", "") + pipeline * (pool("orders-pipeline", "") + 1);
        int read =
                query * (pool("orders-query", "QUERIES_") + pool("orders-query", "READ_") + 1)
                        + pipeline * pool("orders-pipeline", "READ_");

        assertThat(write + RESERVED).isLessThanOrEqualTo(connections("orders-write"));
        assertThat(read + RESERVED).isLessThanOrEqualTo(connections("orders-read"));
    }

    @Test
    void each_consumer_that_scaling_adds_has_a_partition() {
        int consumers =
                Integer.parseInt(SERVICE.get("mp.messaging.incoming.events-in.concurrency"));
        int partitions =
                PRODUCTION
                        .find("KafkaTopic", "orders.events")
                        .orElseThrow()
                        .json()
                        .at("/spec/partitions")
                        .asInt();

        assertThat(most("orders-pipeline") * consumers).isLessThanOrEqualTo(partitions);
    }

    /** The operator refuses a cluster where it is not so. */
    @Test
    void less_of_the_write_ahead_log_is_kept_than_there_may_be() {
        for (String cluster : List.of("orders-write", "orders-read")) {
            Map<String, String> settings = PostgresSettings.of(cluster);
            assertThat(PostgresSettings.megabytes(settings.get("min_wal_size")))
                    .isLessThan(PostgresSettings.megabytes(settings.get("max_wal_size")));
        }
    }

    @Test
    void a_pod_has_ended_before_it_is_killed() {
        Duration timeout = seconds(SERVICE.get("quarkus.shutdown.timeout"));
        for (Overlay overlay : Overlay.all()) {
            overlay.ofKind("Deployment")
                    .forEach(deployment -> {
                        Duration delay =
                                seconds(
                                        overlay.environment(deployment.service())
                                                .get("QUARKUS_SHUTDOWN_DELAY"));
                        Duration grace =
                                Duration.ofSeconds(
                                        deployment
                                                .pod()
                                                .at("/spec/terminationGracePeriodSeconds")
                                                .asInt());
                        assertThat(delay).isPositive();
                        // and time to give back lanes and partitions
                        assertThat(delay.plus(timeout).plusSeconds(10)).isLessThanOrEqualTo(grace);
                    });
        }
    }

    /** At the most, with those of a rolling update. */
    private static int pods(String deployment) {
        return most(deployment) + IN_PASSING;
    }

    private static int most(String deployment) {
        return PRODUCTION
                .ofKind("HorizontalPodAutoscaler", "ScaledObject")
                .map(Manifest::json)
                .filter(s -> s.at("/spec/scaleTargetRef/name").asText().equals(deployment))
                .mapToInt(s ->
                        s.at("/spec/maxReplicas").asInt() + s.at("/spec/maxReplicaCount").asInt())
                .sum();
    }

    private static int pool(String deployment, String database) {
        Map<String, String> environment =
                PRODUCTION.environment(
                        PRODUCTION.find("Deployment", deployment).orElseThrow().service());
        String key =
                "quarkus.datasource."
                        + database.toLowerCase(Locale.ROOT).replace('_', '.')
                        + "reactive.max-size";
        return Integer.parseInt(
                environment.getOrDefault(
                        "QUARKUS_DATASOURCE_" + database + "REACTIVE_MAX_SIZE", SERVICE.get(key)));
    }

    private static int connections(String cluster) {
        return Integer.parseInt(PostgresSettings.of(cluster).get("max_connections"));
    }

    private static Duration seconds(String text) {
        return Duration.parse("PT" + text);
    }
}
