package io.thecodeforge.orders.query.projection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic as it is; nothing in it is taken to be readable.
 *
 * @param topicId Kafka's own id of the topic, for an offset means nothing in another of that name
 * @param recordedAt when the topic took it
 */
record LogRecord(
        String topicId,
        int partition,
        long offset,
        Instant recordedAt,
        byte @Nullable [] key,
        List<Header> headers,
        byte @Nullable [] value) {

    /** One header; a name can come more than once. */
    @RegisterForReflection
    record Header(String name, byte @Nullable [] value) {}

    /** The Kafka connector's own notes on a record. */
    private static final String CONNECTOR = "__smallrye";

    /** Milliseconds: whoever writes a record may claim any, and PostgreSQL does not know all. */
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    static LogRecord of(String topicId, ConsumerRecord<byte[], byte[]> record) {
        return new LogRecord(
                topicId,
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(Math.clamp(record.timestamp(), 0, LATEST)),
                record.key(),
                StreamSupport.stream(record.headers().spliterator(), false)
                        .filter(header -> !header.key().startsWith(CONNECTOR))
                        .map(header -> new Header(header.key(), header.value()))
                        .toList(),
                record.value());
    }

    String place() {
        return "The record at partition %d, offset %d".formatted(partition, offset);
    }

    /** The last header of a name as text, however damaged; null where there is none. */
    @Nullable String header(String name) {
        String last = null;
        for (Header header : headers) {
            if (header.name().equals(name) && header.value() != null) {
                last = new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return last;
    }

    static @Nullable String text(byte @Nullable [] utf8) throws CharacterCodingException {
        return utf8 == null
                ? null
                : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }
}
