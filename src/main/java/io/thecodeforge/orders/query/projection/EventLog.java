package io.thecodeforge.orders.query.projection;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What the broker says of the topic. */
@ApplicationScoped
class EventLog {

    /**
     * @param id Kafka's own
     */
    record Topic(String name, String id, int partitions) {

        void refuseOther(int were) {
            if (were != partitions) {
                throw new PartitionsChangedException(name, were, partitions);
            }
        }
    }

    /** Offsets from {@code start} on are there; {@code end} is the next to be written. */
    record Range(long start, long end) {

        boolean contains(long offset) {
            return start <= offset && offset <= end;
        }
    }

    private final Admin admin;
    private final String name;

    @Inject
    EventLog(Admin admin, OrdersConfig config) {
        this(admin, config.topic().name());
    }

    EventLog(Admin admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    TopicPartition partition(int number) {
        return new TopicPartition(name, number);
    }

    Uni<Topic> topic() {
        return uni(() -> admin.describeTopics(List.of(name)).topicNameValues().get(name))
                .map(found ->
                        new Topic(name, found.topicId().toString(), found.partitions().size()));
    }

    Uni<Map<Integer, Range>> ranges(Collection<Integer> partitions) {
        return Uni.combine()
                .all()
                .unis(
                        offsets(partitions, OffsetSpec.earliest()),
                        offsets(partitions, OffsetSpec.latest()))
                .with((starts, ends) ->
                        partitions.stream()
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(),
                                                p ->
                                                        new Range(
                                                                offset(starts, p),
                                                                offset(ends, p)))));
    }

    private long offset(Map<TopicPartition, ListOffsetsResultInfo> offsets, int partition) {
        return requireNonNull(offsets.get(partition(partition))).offset();
    }

    private Uni<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
            Collection<Integer> partitions, OffsetSpec spec) {
        return uni(() ->
                admin.listOffsets(
                                partitions.stream()
                                        .map(this::partition)
                                        .collect(Collectors.toMap(Function.identity(), _ -> spec)))
                        .all());
    }

    private static <T> Uni<T> uni(Supplier<KafkaFuture<T>> asked) {
        return Uni.createFrom().completionStage(() -> asked.get().toCompletionStage());
    }
}
