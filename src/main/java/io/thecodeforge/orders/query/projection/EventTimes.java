package io.thecodeforge.orders.query.projection;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.thecodeforge.orders.events.CloudEventHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * When certain events happened: read from the topic itself, by a consumer of its own outside the
 * group. On a worker thread, as a Kafka consumer blocks.
 */
@ApplicationScoped
class EventTimes {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> settings;
    private final EventLog log;

    EventTimes(@Identifier("default-kafka-broker") Map<String, Object> kafka, EventLog log) {
        this.log = log;
        this.settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * 1024);
    }

    /**
     * @param offsets by partition
     * @return by partition, as far as there is an answer in good time
     */
    Uni<Map<Integer, Instant>> of(Map<Integer, Long> offsets) {
        return offsets.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Uni.createFrom()
                        .item(() -> read(offsets))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Map<Integer, Instant> read(Map<Integer, Long> offsets) {
        Map<Integer, Instant> found = new HashMap<>();
        Instant end = Instant.now().plus(PATIENCE);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(offsets.keySet().stream().map(log::partition).toList());
            offsets.forEach((partition, offset) -> consumer.seek(log.partition(partition), offset));
            while (found.size() < offsets.size() && Instant.now().isBefore(end)) {
                consumer.poll(POLL)
                        .forEach(record -> found.putIfAbsent(record.partition(), happened(record)));
                List<TopicPartition> answered =
                        found.keySet().stream().map(log::partition).toList();
                consumer.pause(answered);
            }
        }
        return found;
    }

    /**
     * As it says itself, for it may have waited to be sent; as the topic took it where it does not
     * say, or nothing that can be.
     */
    private static Instant happened(ConsumerRecord<byte[], byte[]> record) {
        Instant taken = Instant.ofEpochMilli(record.timestamp());
        Header said = record.headers().lastHeader(CloudEventHeaders.TIME);
        if (said == null || said.value() == null) {
            return taken;
        }
        try {
            Instant time = Instant.parse(new String(said.value(), StandardCharsets.UTF_8));
            return time.isAfter(taken) || time.isBefore(Instant.EPOCH) ? taken : time;
        } catch (DateTimeParseException e) {
            return taken;
        }
    }
}
