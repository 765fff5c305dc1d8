package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Topic.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The read database says where a projector goes on, and to whom a partition belongs. */
@QuarkusTest
@TestProfile(ProjectorPositionTest.TopicOfItsOwn.class)
@WithTestResource(EmbeddedServersResource.class)
class ProjectorPositionTest {

    private static final String TOPIC = "orders.events.positions";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static class TopicOfItsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orders.topic.name", TOPIC, "orders.projector.sampling", "200ms");
        }
    }

    private final Topic topic = new Topic(EmbeddedServers.shared().bootstrapServers(), TOPIC);

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void a_projector_whose_partitions_were_claimed_by_another_claims_them_again() {
        UUID before = registered();
        shows(before);
        int partition = partition(before);
        long epoch = epoch(partition);
        change("epoch = epoch + 1");

        shows(registered(partition));

        // once more where what another test had set back is noticed in between
        assertThat(epoch(partition)).isBetween(epoch + 2, epoch + 3);
    }

    @Test
    void a_read_database_that_was_set_back_is_projected_again_from_there() {
        UUID before = registered();
        shows(before);
        Databases.changeRead("delete from user_view where user_id = '%s'".formatted(before));
        change("next_offset = 0");

        UUID after = registered(partition(before));

        shows(after);
        shows(before);
    }

    @Test
    void a_read_database_that_was_set_back_is_noticed_though_nothing_comes() {
        UUID before = registered();
        shows(before);
        Databases.changeRead("delete from user_view where user_id = '%s'".formatted(before));

        change("next_offset = 0");

        shows(before);
    }

    @Test
    void a_position_that_the_log_does_not_have_is_projected_from_the_beginning() {
        UUID before = registered();
        shows(before);
        Databases.changeRead("delete from user_view where user_id = '%s'".formatted(before));

        change("next_offset = 4711");

        shows(before);
    }

    @Test
    void another_topic_of_the_same_name_is_projected_from_its_beginning() throws Exception {
        UUID before = registered();
        shows(before);
        try (Admin admin =
                Admin.create(
                        Map.of("bootstrap.servers", EmbeddedServers.shared().bootstrapServers()))) {
            admin.deleteTopics(List.of(TOPIC)).all().get();
            await().ignoreExceptions()
                    .untilAsserted(() ->
                            admin.createTopics(List.of(new NewTopic(TOPIC, 12, (short) 1)))
                                    .all()
                                    .get());
        }

        try (Topic made = new Topic(EmbeddedServers.shared().bootstrapServers(), TOPIC)) {
            UUID ada = inPartition(partition(before)); // at an offset that was applied in the other
            made.send(event(ada, ada, 1, new UserRegistered("Ada", ada + "@example.com")));
            shows(ada);
        }
    }

    private UUID registered() {
        UUID user = UUID.randomUUID();
        topic.send(event(user, user, 1, new UserRegistered("Ada", user + "@example.com")));
        return user;
    }

    private UUID registered(int partition) {
        UUID user = inPartition(partition);
        topic.send(event(user, user, 1, new UserRegistered("Ada", user + "@example.com")));
        return user;
    }

    private static UUID inPartition(int partition) {
        UUID user = UUID.randomUUID();
        while (partition(user) != partition) {
            user = UUID.randomUUID();
        }
        return user;
    }

    private static int partition(UUID user) {
        return Partitions.of(user.toString());
    }

    private static void shows(UUID user) {
        await().atMost(PATIENCE).untilAsserted(() -> get("/users/" + user).then().statusCode(200));
    }

    private static void change(String assignment) {
        Databases.changeRead(
                """
                with mine as (
                    select partition from projector_position where topic = '%2$s'
                    order by partition for update)
                update projector_position p set %1$s
                from mine where p.topic = '%2$s' and p.partition = mine.partition\
                """
                        .formatted(assignment, TOPIC));
    }

    /** Of one alone: others are claimed again for the fan-outs that other tests have left there. */
    private static long epoch(int partition) {
        return Databases.countInRead(
                "select epoch from projector_position where topic = '%s' and partition = %d"
                        .formatted(TOPIC, partition));
    }
}
