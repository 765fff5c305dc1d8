package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** What consumers of the topic rely on. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class TopicTest {

    private static final String TOPIC = "orders.events";

    @Test
    void the_events_of_a_user_are_on_the_topic_in_order_as_cloud_events() {
        String ada = registerUser("Ada");
        String order = placeOrder(ada);
        confirm(order);
        patch("/users/" + ada, "{\"name\": \"Ada King\"}");

        List<ConsumerRecord<String, String>> events = TopicEvents.of(ada, 4);

        assertThat(events)
                .extracting(e -> TopicEvents.header(e, "ce_type"))
                .containsExactly(
                        "UserRegistered.v1",
                        "OrderPlaced.v1",
                        "OrderConfirmed.v1",
                        "UserChanged.v1");
        assertThat(events)
                .extracting(e -> TopicEvents.header(e, "ce_subject"))
                .containsExactly(ada, order, order, ada);
        assertThat(events)
                .extracting(e -> TopicEvents.header(e, "ce_sequence"))
                .containsExactly("1", "1", "2", "2");
        assertThat(events).extracting(e -> TopicEvents.header(e, "ce_id")).doesNotHaveDuplicates();
        assertThat(events)
                .extracting(e -> TopicEvents.header(e, "ce_specversion"))
                .containsOnly("1.0");
        assertThat(events.getFirst().value()).contains("\"name\":\"Ada\"");
    }

    @Test
    void what_the_broker_has_acknowledged_leaves_the_outbox_and_stays_in_the_journal() {
        String ada = registerUser("Ada");

        TopicEvents.of(ada, 1);

        await().until(() -> Databases.countInWrite("select count(*) from outbox") == 0);
        assertThat(
                        Databases.countInWrite(
                                "select count(*) from journal where user_id = '" + ada + "'"))
                .isEqualTo(1);
    }

    @Test
    void the_topic_keeps_everything_for_ever() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        try (Admin admin = Admin.create(TopicEvents.bootstrap())) {
            var config = admin.describeConfigs(List.of(topic)).all().get().get(topic);
            var described = admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC);

            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(described.partitions()).hasSize(12);
        }
    }
}
