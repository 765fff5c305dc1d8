package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.benchmark.report.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka alone: from a record's sending, at once as the relay's, to its arrival, one partition,
 * acknowledged by all.
 */
final class BrokerTrips implements AutoCloseable {

    private static final String EVENT = "x".repeat(900);

    private final KafkaProducer<Long, String> producer;
    private final KafkaConsumer<Long, String> consumer;
    private final String topic = "broker-trips-" + System.nanoTime();

    BrokerTrips(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "linger.ms",
                                0),
                        new LongSerializer(),
                        new StringSerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "auto.offset.reset",
                                "earliest"),
                        new LongDeserializer(),
                        new StringDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
    }

    Timeline run(Duration length, int perSecond) throws InterruptedException {
        Timeline trips = new Timeline();
        Pace pace = new Pace(length, perSecond);
        Thread sending = Thread.ofPlatform().start(() -> pace.keep(this::send));
        while (trips.size() < pace.count()) {
            for (ConsumerRecord<Long, String> record : consumer.poll(Duration.ofSeconds(1))) {
                trips.add(record.key(), System.nanoTime() - record.key());
            }
        }
        sending.join();
        return trips;
    }

    private void send(long at) {
        producer.send(new ProducerRecord<>(topic, at, EVENT));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
