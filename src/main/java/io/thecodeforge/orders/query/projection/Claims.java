package io.thecodeforge.orders.query.projection;

import static java.util.function.Predicate.not;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.EventLog.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that are this process's to apply. The consumer group hands them out; the claim in
 * the read database is what counts. Without one, nothing of a partition is applied.
 */
@ApplicationScoped
class Claims {

    private static final Logger LOG = Logger.getLogger(Claims.class);

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Claiming claiming;
    private final EventLog log;
    private final EventConsumers consumers;
    private final ProjectorState state;

    /** What the group has assigned, and to which consumer of ours. */
    private final Map<Integer, Consumer<?, ?>> assigned = new ConcurrentHashMap<>();

    private final Map<Integer, Claim> claimed = new ConcurrentHashMap<>();

    Claims(Claiming claiming, EventLog log, EventConsumers consumers, ProjectorState state) {
        this.claiming = claiming;
        this.log = log;
        this.consumers = consumers;
        this.state = state;
    }

    @Nullable Claim of(int partition) {
        return claimed.get(partition);
    }

    /** How far each partition of ours is applied. */
    Map<Integer, Long> places() {
        Map<Integer, Long> places = new HashMap<>();
        claimed.forEach((partition, claim) -> places.put(partition, claim.next()));
        return places;
    }

    boolean isEmpty() {
        return claimed.isEmpty();
    }

    /** Claims what the group has assigned, without keeping the polling thread waiting for it. */
    void begin(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        partitions.forEach(partition -> assigned.put(partition, consumer));
        claim(consumer, partitions);
    }

    void end(Collection<Integer> partitions) {
        partitions.forEach(assigned::remove);
        partitions.forEach(claimed::remove);
    }

    /** Claims again what was fenced, for as long as the group still says that it is ours. */
    void claimAgain(Collection<Integer> partitions) {
        List<Integer> ours = partitions.stream().filter(assigned::containsKey).toList();
        if (!ours.isEmpty()) {
            LOG.infof("The positions of partitions %s have moved; claiming them again", ours);
            ours.forEach(claimed::remove);
            ours.stream().collect(Collectors.groupingBy(assigned::get)).forEach(this::claim);
        }
    }

    /**
     * Stops all of it where a topic has another number of partitions than it had, and claims again
     * where another topic has taken its name.
     */
    Uni<Void> check(Topic topic) {
        return claiming.check(topic)
                .onFailure(PartitionsChangedException.class)
                .invoke(this::stop)
                .onFailure(PartitionsChangedException.class)
                .recoverWithNull()
                .invoke(() -> claimAgain(ofOthersThan(topic)));
    }

    /** Goes back to the place of a claim, where what comes does not follow on it. */
    void returnTo(Claim claim) {
        Consumer<?, ?> consumer = assigned.get(claim.partition());
        if (consumer != null) {
            start(consumer, List.of(claim));
        }
    }

    private List<Integer> ofOthersThan(Topic topic) {
        return claimed.values().stream()
                .filter(claim -> !claim.topicId().equals(topic.id()))
                .map(Claim::partition)
                .toList();
    }

    private void claim(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        Uni.createFrom()
                .deferred(() -> claiming.claim(stillOf(consumer, partitions)))
                .onFailure(not(PartitionsChangedException.class::isInstance))
                .invoke(state::waitsFor)
                .onFailure(not(PartitionsChangedException.class::isInstance))
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_WAIT)
                .indefinitely()
                .invoke(state::goesOn)
                .subscribe()
                .with(claims -> start(consumer, claims), this::stop);
    }

    private List<Integer> stillOf(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        return partitions.stream().filter(p -> assigned.get(p) == consumer).toList();
    }

    /** On the polling thread, as a rebalance is: no partition can be lost in between. */
    private void start(Consumer<?, ?> consumer, List<Claim> claims) {
        consumers.run(
                consumer,
                polling -> {
                    for (Claim claim : claims) {
                        TopicPartition partition = log.partition(claim.partition());
                        if (polling.assignment().contains(partition)) {
                            claimed.put(claim.partition(), claim);
                            polling.seek(partition, claim.next());
                            polling.resume(List.of(partition));
                        }
                    }
                });
    }

    private void stop(Throwable changed) {
        state.stop(changed);
        claimed.clear();
    }
}
