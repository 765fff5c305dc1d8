package io.thecodeforge.orders.journal.relay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.journey.CommandsAlone;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relays that start one after the other, each as it is set. */
@QuarkusTest
@TestProfile(CommandsAlone.class)
@WithTestResource(EmbeddedServersResource.class)
class EventTopicTest {

    private static final String NAME = "orders.events.first-seen";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject Pool write;

    private Admin kafka;

    @BeforeEach
    void a_broker() {
        kafka =
                Admin.create(
                        Map.of("bootstrap.servers", EmbeddedServers.shared().bootstrapServers()));
    }

    @AfterEach
    void no_topic_is_left() throws Exception {
        try {
            kafka.deleteTopics(List.of(NAME)).all().get();
        } finally {
            kafka.close();
        }
    }

    @Test
    void partitions_that_changed_with_their_setting_stop_it_until_the_topic_is_made_anew()
            throws Exception {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> ensured(3));
        kafka.createPartitions(Map.of(NAME, NewPartitions.increaseTo(5))).all().get();

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThatThrownBy(() -> ensured(3))
                                .hasMessageContaining(
                                        "has 5 partitions, and orders.topic.partitions is 3"));
        assertThatThrownBy(() -> ensured(5))
                .hasMessageContaining("has 5 partitions, and it had 3 before: nothing is sent");

        kafka.deleteTopics(List.of(NAME)).all().get();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> ensured(5));
    }

    /** What a relay does first that is set to so many. */
    private boolean ensured(int partitions) {
        new EventTopic(settings(partitions), true, kafka, write).ensured().await().atMost(PATIENCE);
        return true;
    }

    private static OrdersConfig.Topic settings(int partitions) {
        return new SmallRyeConfigBuilder()
                .withMapping(OrdersConfig.Topic.class, "topic")
                .withDefaultValue("topic.name", NAME)
                .withDefaultValue("topic.partitions", Integer.toString(partitions))
                .build()
                .getConfigMapping(OrdersConfig.Topic.class, "topic");
    }
}
