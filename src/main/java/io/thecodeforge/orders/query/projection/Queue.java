package io.thecodeforge.orders.query.projection;

import io.thecodeforge.orders.events.EventType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits together: the events of one aggregate, or all of one key. Named by a short text, so
 * that no record can be too strange to be parked.
 */
record Queue(String name) {

    private static final String AGGREGATE = "aggregate ";

    /** Where a broken record goes. */
    static Queue broken(LogRecord record) {
        Optional<UUID> aggregate = told(record);
        return aggregate.isEmpty() || isRegistration(record)
                ? ofKey(record)
                : new Queue(AGGREGATE + aggregate.get());
    }

    /** Of the order or user that the record tells of; its key's where it does not say. */
    static Queue ofAggregate(LogRecord record) {
        return told(record).map(id -> new Queue(AGGREGATE + id)).orElse(ofKey(record));
    }

    /** What has no key is in any partition: whatever it tells of must not wait for it. */
    private static Optional<UUID> told(LogRecord record) {
        return record.key() == null ? Optional.empty() : aggregateId(record);
    }

    /** Of everything of one user; a record without a key is alone. */
    static Queue ofKey(LogRecord record) {
        byte[] key = record.key();
        return key == null
                ? new Queue("record %d-%d".formatted(record.partition(), record.offset()))
                : new Queue("key " + shortened(key));
    }

    boolean isOfAggregate() {
        return name.startsWith(AGGREGATE);
    }

    static Optional<UUID> aggregateId(LogRecord record) {
        return uuid(record.header("ce_subject"));
    }

    static Optional<UUID> uuid(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Without a user's first event nothing of that user can be shown, orders included. */
    private static boolean isRegistration(LogRecord record) {
        String type = record.header("ce_type");
        return type == null
                ? ofKey(record).name().equals("key " + record.header("ce_subject"))
                : name(type).equals(name(EventType.USER_REGISTERED.wireName()));
    }

    /** A wire name without its version. */
    private static String name(String wireName) {
        return wireName.replaceFirst("\\.v[0-9]+$", "");
    }

    private static String shortened(byte[] key) {
        return uuid(new String(key, StandardCharsets.UTF_8))
                .map(UUID::toString)
                .orElseGet(() -> UUID.nameUUIDFromBytes(key).toString());
    }
}
