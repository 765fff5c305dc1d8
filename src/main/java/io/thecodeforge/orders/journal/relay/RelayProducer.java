package io.thecodeforge.orders.journal.relay;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Keeps the order of each key while Kafka is away: only the producer itself retries, for as long as
 * it takes, for its idempotence then keeps the sequence of each partition.
 *
 * <p>The connector's own retry sends a failed record again behind those that have overtaken it; the
 * channel's {@code retries=0} turns that off. The connector hands the same number to the producer,
 * which is undone here. Nothing ever expires ({@code delivery.timeout.ms}, {@code max.block.ms}),
 * so no record can fail while a later one of its key goes through.
 */
@ApplicationScoped
class RelayProducer implements ClientCustomizer<Map<String, Object>> {

    private static final String NEVER_GIVE_UP = "" + Integer.MAX_VALUE;

    @Override
    public Map<String, Object> customize(
            String channel, Config channelConfig, Map<String, Object> config) {
        if (channel.equals(EventPublisher.CHANNEL)) {
            config.put(ProducerConfig.RETRIES_CONFIG, NEVER_GIVE_UP);
            config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, NEVER_GIVE_UP);
            config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, NEVER_GIVE_UP);
        }
        return config;
    }
}
