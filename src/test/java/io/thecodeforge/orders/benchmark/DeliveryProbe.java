package io.thecodeforge.orders.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When each command was answered, and when its event was in the hands of a consumer. */
final class DeliveryProbe implements AutoCloseable {

    private static final Pattern ANSWER = Pattern.compile("\"id\":\"([^\"]+)\",\"version\":(\\d+)");

    private final Map<String, Long> answered = new ConcurrentHashMap<>();
    private final Map<String, Long> consumed = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, String> consumer;
    private final Thread running;

    private volatile boolean closed;

    DeliveryProbe(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new StringDeserializer());
        List<TopicPartition> all =
                consumer.partitionsFor("orders.events").stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        // not in the common pool, which the HTTP client's answers come in
        running = Thread.ofPlatform().daemon().name("delivery-probe").start(this::consume);
    }

    void answered(String body) {
        Matcher answer = ANSWER.matcher(body);
        if (answer.find()) {
            answered.put(answer.group(1) + "/" + answer.group(2), System.nanoTime());
        }
    }

    String summary() {
        long[] nanos =
                answered.entrySet().stream()
                        .filter(command -> consumed.containsKey(command.getKey()))
                        .mapToLong(c -> consumed.get(c.getKey()) - c.getValue())
                        .sorted()
                        .toArray();
        return "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, of %d"
                .formatted(at(nanos, 0.5), at(nanos, 0.95), at(nanos, 0.99), nanos.length);
    }

    private static double at(long[] nanos, double share) {
        return nanos[(int) ((nanos.length - 1) * share)] / 1e6;
    }

    private void consume() {
        while (!closed) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                consumed.putIfAbsent(
                        header(record, "ce_subject") + "/" + header(record, "ce_sequence"),
                        System.nanoTime());
            }
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        running.join();
        consumer.close();
    }
}
