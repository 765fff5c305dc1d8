package io.thecodeforge.orders.journey;

import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.embedded.EmbeddedServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** What stands on the topic, as any consumer sees it. */
final class TopicEvents {

    private static final String TOPIC = "orders.events";

    private TopicEvents() {}

    /** A user's events, as soon as there are so many. */
    static List<ConsumerRecord<String, String>> of(String user, int count) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        bootstrap(), new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition(TOPIC, Partitions.of(user)));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(e -> {
                            if (user.equals(e.key())) {
                                found.add(e);
                            }
                        });
                return found.size() >= count;
            });
        }
        return found;
    }

    static Map<String, Object> bootstrap() {
        return Map.of("bootstrap.servers", EmbeddedServers.shared().bootstrapServers());
    }

    static @Nullable String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
