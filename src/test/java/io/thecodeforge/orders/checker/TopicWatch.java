package io.thecodeforge.orders.checker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the topic as it grows: each aggregate's events in the order of their versions at first
 * delivery, and what comes again the same byte for byte.
 */
final class TopicWatch implements AutoCloseable {

    static final String TOPIC = "orders.events";

    private static final String ORDER =
            "Each aggregate's events arrive in the order of their versions at first delivery.";
    private static final String ALIKE = "What is delivered again is the same byte for byte.";
    private static final String PLACE = "A user's events are in one partition.";

    private final Verdict verdict;
    private final History history;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, String> first = new ConcurrentHashMap<>();
    private final Map<String, String> firstBytes = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();
    private final Map<Integer, Long> next = new ConcurrentHashMap<>();
    private final List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Thread thread;
    private volatile boolean isRunning = true;

    /** The topic is there already. */
    TopicWatch(String bootstrapServers, Verdict verdict, History history) {
        this.verdict = verdict;
        this.history = history;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "reconnect.backoff.max.ms",
                                "500"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                IntStream.range(0, Mischief.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().name("topic-watch").start(this::run);
    }

    boolean has(String eventId) {
        return first.containsKey(eventId);
    }

    /** Each event as text, by id, as it first came: key, headers and value. */
    Map<String, String> events() {
        return Map.copyOf(first);
    }

    boolean hasReadTo(Map<Integer, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** What the records say that nobody can read. */
    Set<String> unreadable() {
        synchronized (all) {
            return Set.copyOf(unreadable);
        }
    }

    int deliveries() {
        synchronized (all) {
            return all.size();
        }
    }

    List<ConsumerRecord<byte[], byte[]>> some(Random random, int most) {
        synchronized (all) {
            if (all.isEmpty()) {
                return List.of();
            }
            int from = Math.max(0, all.size() - 1 - random.nextInt(200));
            return List.copyOf(all.subList(from, Math.min(all.size(), from + most)));
        }
    }

    private void run() {
        while (isRunning) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::take);
        }
        consumer.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        synchronized (all) {
            if (record.key() == null) {
                unreadable.add(new String(record.value(), UTF_8));
            } else {
                all.add(record);
                takeEvent(record);
            }
        }
        next.put(record.partition(), record.offset() + 1);
    }

    private void takeEvent(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), UTF_8));
        }
        String id = String.valueOf(headers.get("ce_id"));
        String key = new String(record.key(), UTF_8);
        String subject = String.valueOf(headers.get("ce_subject"));
        String sequence = String.valueOf(headers.get("ce_sequence"));
        first.putIfAbsent(id, key + headers + new String(record.value(), UTF_8));
        int partition = partitions.computeIfAbsent(key, _ -> record.partition());
        verdict.check(
                partition == record.partition(),
                PLACE,
                "%s is in %d and in %d".formatted(key, partition, record.partition()),
                key);
        String bytes = bytes(record);
        String before = firstBytes.putIfAbsent(id, bytes);
        history.add(
                "topic %d-%d: %s %s of version %s"
                        .formatted(
                                record.partition(),
                                record.offset(),
                                before == null ? "event" : "again",
                                id,
                                sequence),
                subject,
                key);
        if (before == null) {
            int version = versions.merge(subject, 1, Integer::sum);
            verdict.check(
                    sequence.equals(Integer.toString(version)),
                    ORDER,
                    "Version %s of %s came where %d was due".formatted(sequence, subject, version),
                    subject);
        } else {
            verdict.check(before.equals(bytes), ALIKE, before + "\nthen\n" + bytes, subject);
        }
    }

    /** Each a character, the headers in their order. */
    private static String bytes(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder all = new StringBuilder(new String(record.key(), ISO_8859_1));
        for (Header header : record.headers()) {
            all.append('\n')
                    .append(header.key())
                    .append('=')
                    .append(new String(header.value(), ISO_8859_1));
        }
        return all.append('\n').append(new String(record.value(), ISO_8859_1)).toString();
    }

    @Override
    public void close() throws InterruptedException {
        isRunning = false;
        thread.join();
    }
}
