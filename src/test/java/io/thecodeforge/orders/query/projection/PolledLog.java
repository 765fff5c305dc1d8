package io.thecodeforge.orders.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.thecodeforge.orders.events.CloudEventHeaders;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.RecordedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * Partitions as a channel polls them: a few records of some of them at a time, and a poll or two
 * ahead of what is asked for, so that polls from before a seek come after it.
 */
final class PolledLog {

    final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    private final String topic;
    private final Random random;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records =
            new HashMap<>();
    private final Deque<ConsumerRecords<byte[], byte[]>> polled = new ArrayDeque<>();
    private int broken;

    PolledLog(String topic, List<Integer> partitions, Random random) {
        this.topic = topic;
        this.random = random;
        partitions.forEach(p -> records.put(new TopicPartition(topic, p), new ArrayList<>()));
        consumer.assign(records.keySet());
        records.keySet().forEach(p -> consumer.seek(p, 0));
    }

    void add(int partition, Envelope event) {
        RecordedEvent recorded = EventCodec.encode(event);
        RecordHeaders headers = new RecordHeaders();
        CloudEventHeaders.of(recorded).forEach((name, value) -> headers.add(name, bytes(value)));
        add(partition, recorded.userId().toString(), headers, recorded.data());
    }

    void addBroken(int partition, String key) {
        broken++;
        add(partition, key, new RecordHeaders(), "{");
    }

    int broken() {
        return broken;
    }

    private void add(int partition, String key, RecordHeaders headers, String value) {
        List<ConsumerRecord<byte[], byte[]>> log =
                records.get(new TopicPartition(topic, partition));
        log.add(
                new ConsumerRecord<>(
                        topic,
                        partition,
                        log.size(),
                        0,
                        TimestampType.CREATE_TIME,
                        key.length(),
                        value.length(),
                        bytes(key),
                        bytes(value),
                        headers,
                        Optional.empty()));
    }

    long end(int partition) {
        return records.get(new TopicPartition(topic, partition)).size();
    }

    /** What a consumer does in between polls. */
    synchronized void run(Runnable action) {
        action.run();
    }

    synchronized ConsumerRecords<byte[], byte[]> poll() {
        polled.add(next());
        while (polled.size() < 1 + random.nextInt(3)) {
            polled.add(next());
        }
        return polled.remove();
    }

    private ConsumerRecords<byte[], byte[]> next() {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> some = new HashMap<>();
        records.forEach((partition, log) -> {
            int from = (int) consumer.position(partition);
            int to = Math.min(log.size(), from + random.nextInt(7));
            if (from < to) {
                some.put(partition, List.copyOf(log.subList(from, to)));
                consumer.seek(partition, to);
            }
        });
        return new ConsumerRecords<>(some, Map.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
