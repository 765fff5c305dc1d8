package io.thecodeforge.orders.journey;

import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.events.CloudEventHeaders;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.Event;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts records on the topic that no service of ours has sent. */
public final class Topic implements AutoCloseable {

    public static final String NAME = "orders.events";

    private final KafkaProducer<byte[], byte[]> producer;
    private final String name;

    public Topic() {
        this(EmbeddedServers.shared().bootstrapServers());
    }

    public Topic(String bootstrapServers) {
        this(bootstrapServers, NAME);
    }

    Topic(String bootstrapServers, String name) {
        this.name = name;
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    public static RecordedEvent event(UUID user, UUID aggregate, int version, Event event) {
        return EventCodec.encode(
                new Envelope(
                        UUID.randomUUID(),
                        user,
                        aggregate,
                        version,
                        Instant.parse("2026-11-23T10:15:30Z").plusSeconds(version),
                        event));
    }

    /** The same event with another type and data: what another build may have written. */
    public static RecordedEvent as(RecordedEvent e, String type, String data) {
        return new RecordedEvent(
                e.id(), e.userId(), e.aggregateId(), e.version(), type, e.occurredAt(), data);
    }

    public void send(RecordedEvent event) {
        send(event.userId().toString(), CloudEventHeaders.of(event), bytes(event.data()));
    }

    /** Returns when the broker has it. */
    public RecordMetadata send(@Nullable String key, Map<String, String> headers, byte[] value) {
        try {
            return producer.send(record(key, headers, value)).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns when the broker has all of them.
     *
     * @return the offset of the last in each partition
     */
    public Map<Integer, Long> sendAll(List<RecordedEvent> events) {
        Map<Integer, Long> last = new ConcurrentHashMap<>();
        events.forEach(e ->
                producer.send(
                        record(e.userId().toString(), CloudEventHeaders.of(e), bytes(e.data())),
                        (sent, failure) -> last.merge(sent.partition(), sent.offset(), Math::max)));
        producer.flush();
        return last;
    }

    @Override
    public void close() {
        producer.close();
    }

    private ProducerRecord<byte[], byte[]> record(
            @Nullable String key, Map<String, String> headers, byte[] value) {
        List<Header> all =
                headers.entrySet().stream()
                        .<Header>map(h -> new RecordHeader(h.getKey(), bytes(h.getValue())))
                        .toList();
        return new ProducerRecord<>(name, null, key == null ? null : bytes(key), value, all);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
