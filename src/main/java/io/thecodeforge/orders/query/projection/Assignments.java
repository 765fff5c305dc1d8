package io.thecodeforge.orders.query.projection;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Hears what the consumer group hands out and takes back. Nothing is read from a partition until it
 * is claimed: it pauses here, and its claim resumes it.
 */
@ApplicationScoped
@Identifier("projector")
class Assignments implements KafkaConsumerRebalanceListener {

    private final Claims claims;

    Assignments(Claims claims) {
        this.claims = claims;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            consumer.pause(partitions);
            claims.begin(consumer, numbers(partitions));
        }
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        claims.end(consumer, numbers(partitions));
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }
}
