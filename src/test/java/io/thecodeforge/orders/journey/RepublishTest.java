package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.TopicEvents.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A cluster that was lost is filled again from the journal. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(EmbeddedServersResource.class)
class RepublishTest {

    @Test
    void a_range_of_the_journal_is_sent_again_in_order_and_byte_for_byte() {
        String ada = registerUser("Ada");
        String order = placeOrder(ada);
        confirm(order);
        await().untilAsserted(() -> get("/orders/" + order).then().statusCode(200));

        String ofAda = " from journal where user_id = '" + ada + "'";
        Databases.changeWrite(
                "select republish((select min(position)%s), (select max(position)%s))"
                        .formatted(ofAda, ofAda));

        List<String> events = bytes(TopicEvents.of(ada, 6));
        assertThat(events).hasSize(6);
        assertThat(events.subList(3, 6)).isEqualTo(events.subList(0, 3));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Databases.countInWrite("select count(*) from outbox") == 0);
    }

    private static List<String> bytes(List<ConsumerRecord<String, String>> events) {
        return events.stream()
                .map(e ->
                        Stream.of("ce_id", "ce_type", "ce_sequence", "ce_time", "ce_causationid")
                                        .map(name -> header(e, name))
                                        .toList()
                                + e.value())
                .toList();
    }
}
