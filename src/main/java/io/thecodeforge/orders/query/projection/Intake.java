package io.thecodeforge.orders.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Takes of a poll what this projector has claimed and has not applied yet. */
@ApplicationScoped
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Claims claims;

    Intake(Claims claims) {
        this.claims = claims;
    }

    /** In the order of partitions and offsets. What is not taken comes again, or to another. */
    List<Delivery> take(ConsumerRecords<byte[], byte[]> records) {
        List<Delivery> taken = new ArrayList<>(records.count());
        records.partitions().stream()
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .forEach(partition ->
                        take(partition.partition(), records.records(partition), taken));
        return taken;
    }

    private void take(
            int partition, List<ConsumerRecord<byte[], byte[]>> records, List<Delivery> taken) {
        Claim claim = claims.of(partition);
        if (claim == null) {
            return;
        }
        long first = records.getFirst().offset();
        if (!claim.isFollowedBy(first)) {
            claims.returnTo(claim);
            return;
        }
        if (first > claim.next()) {
            LOG.warnf("The log has nothing from %s to offset %d", claim, first);
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() >= claim.next()) {
                taken.add(new Delivery(claim, Arrival.of(LogRecord.of(claim.topicId(), record))));
            }
        }
    }
}
