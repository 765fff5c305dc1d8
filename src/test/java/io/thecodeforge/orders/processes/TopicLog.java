package io.thecodeforge.orders.processes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that was ever sent to the topic, each partition in its order. */
final class TopicLog {

    /**
     * @param bytes everything that a repeated delivery must have in common with the first
     */
    record Delivery(String key, String aggregate, int version, String id, String bytes) {}

    private TopicLog() {}

    static List<Delivery> read(String bootstrapServers) {
        List<Delivery> deliveries = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> all =
                    consumer.partitionsFor("orders.events").stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> deliveries.add(delivery(r)));
            }
        }
        return deliveries;
    }

    private static Delivery delivery(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new Delivery(
                record.key(),
                headers.get("ce_subject"),
                Integer.parseInt(headers.get("ce_sequence")),
                headers.get("ce_id"),
                record.key() + headers + record.value());
    }
}
