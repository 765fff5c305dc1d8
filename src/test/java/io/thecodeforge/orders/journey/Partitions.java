package io.thecodeforge.orders.journey;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Where Kafka puts a user's events. */
public final class Partitions {

    private static final int COUNT = 12;

    private Partitions() {}

    public static int of(String user) {
        byte[] key = user.getBytes(StandardCharsets.UTF_8);
        return BuiltInPartitioner.partitionForKey(key, COUNT);
    }
}
