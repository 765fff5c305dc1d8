package io.thecodeforge.orders.checker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.thecodeforge.orders.dev.ServerPorts;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What operators and others may do to the topic and the projector, and what must do no harm. */
final class Mischief implements AutoCloseable {

    static final int PARTITIONS = 12;

    /** As the README tells operators. */
    private static final String SET_BACK =
            """
            update projector_position set next_offset = greatest(0, next_offset - ?)
            where partition = ?
            """;

    private static final int REPEATED = 5;

    private final KafkaProducer<byte[], byte[]> producer;
    private final ServerPorts read;
    private final TopicWatch topic;

    Mischief(ServerPorts read, TopicWatch topic) {
        this.read = read;
        this.topic = topic;
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", read.bootstrapServers(), "max.block.ms", 3_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    void setBack(int partition, int by) throws SQLException {
        try (Sql sql = Sql.open(read.readUrl(), RowWatch.OPERATOR)) {
            sql.update(SET_BACK, by, partition);
        }
    }

    /** Some that follow each other. */
    void repeat(long which) {
        List<ConsumerRecord<byte[], byte[]>> some = topic.some(new Random(which), REPEATED);
        some.forEach(r ->
                producer.send(
                        new ProducerRecord<>(
                                r.topic(), r.partition(), r.key(), r.value(), r.headers())));
    }

    /** Nobody can tell whose it is, or whether one with the same number is another. */
    void sendUnreadable(int partition, int number) {
        byte[] value = ("of nobody " + number).getBytes(UTF_8);
        producer.send(new ProducerRecord<>(TopicWatch.TOPIC, partition, null, value));
    }

    /** All that was begun is on the topic then. */
    @Override
    public void close() {
        producer.close();
    }
}
