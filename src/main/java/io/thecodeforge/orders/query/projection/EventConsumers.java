package io.thecodeforge.orders.query.projection;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;

/** The channel's consumers, for what must be done on their polling threads. */
@ApplicationScoped
class EventConsumers {

    static final String CHANNEL = "events-in";

    private static final Logger LOG = Logger.getLogger(EventConsumers.class);

    private final KafkaClientService kafka;

    EventConsumers(KafkaClientService kafka) {
        this.kafka = kafka;
    }

    /** Wakes the consumer from its poll, and runs the action before the next. */
    void run(
            Consumer<?, ?> consumer, java.util.function.Consumer<Consumer<byte[], byte[]>> action) {
        kafka.getConsumerChannels().stream()
                .filter(channel -> channel.startsWith(CHANNEL))
                .flatMap(channel -> kafka.<byte[], byte[]>getConsumers(channel).stream())
                .filter(ours -> ours.unwrap() == consumer)
                .forEach(ours -> run(ours, action));
    }

    private static void run(
            KafkaConsumer<byte[], byte[]> consumer,
            java.util.function.Consumer<Consumer<byte[], byte[]>> action) {
        consumer.runOnPollingThread(action)
                .subscribe()
                .with(_ -> {}, failure -> LOG.error("A consumer refused", failure));
        consumer.unwrap().wakeup();
    }
}
