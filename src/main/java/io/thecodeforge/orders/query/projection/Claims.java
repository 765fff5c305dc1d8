package io.thecodeforge.orders.query.projection;

import static java.util.function.Predicate.not;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.EventLog.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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

    /** A store that does not answer must not keep the claim from being made again. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Claiming claiming;
    private final EventLog log;
    private final EventConsumers consumers;
    private final ProjectorState state;
    private final List<Successor> successors;

    /** What the group has assigned, and to which consumer of ours. */
    private final Map<Integer, Consumer<?, ?>> assigned = new ConcurrentHashMap<>();

    private final Map<Integer, Claim> claimed = new ConcurrentHashMap<>();

    Claims(
            Claiming claiming,
            EventLog log,
            EventConsumers consumers,
            ProjectorState state,
            @All List<Successor> successors) {
        this.claiming = claiming;
        this.log = log;
        this.consumers = consumers;
        this.state = state;
        this.successors = successors;
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
        partitions.forEach(claimed::remove);
        claim(consumer, partitions);
    }

    /** What another consumer of ours has been given meanwhile stays with that one. */
    void end(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        partitions.stream().filter(p -> assigned.remove(p, consumer)).forEach(claimed::remove);
    }

    /**
     * Makes claims anew that are no good any more, for as long as the group still says that they
     * are ours. One that another has taken the place of is left alone: a late batch of the one
     * before says nothing of it.
     */
    void claimAgain(Collection<Claim> stale) {
        Map<Consumer<?, ?>, List<Integer>> again = new HashMap<>();
        for (Claim claim : stale) {
            Consumer<?, ?> consumer = assigned.get(claim.partition());
            if (claimed.remove(claim.partition(), claim) && consumer != null) {
                again.computeIfAbsent(consumer, _ -> new ArrayList<>()).add(claim.partition());
            }
        }
        if (!again.isEmpty()) {
            LOG.infof("Positions have moved; claiming them again: %s", again.values());
            again.forEach(this::claim);
        }
    }

    /** Those of some partitions, as far as there are any. */
    List<Claim> of(Collection<Integer> partitions) {
        return partitions.stream().map(claimed::get).filter(Objects::nonNull).toList();
    }

    /**
     * Stops all of it where a topic has another number of partitions than it had, goes on where it
     * has the old one, and claims again where another topic has taken its name.
     */
    Uni<Void> check(Topic topic) {
        return claiming.check(topic)
                .invoke(this::resume)
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

    /** When it stopped it gave up all claims. */
    private void resume() {
        if (state.resume()) {
            Map<Consumer<?, ?>, List<Integer>> again = new HashMap<>();
            assigned.forEach((partition, consumer) ->
                    again.computeIfAbsent(consumer, _ -> new ArrayList<>()).add(partition));
            again.forEach(this::claim);
        }
    }

    private List<Claim> ofOthersThan(Topic topic) {
        return claimed.values().stream()
                .filter(claim -> !claim.topicId().equals(topic.id()))
                .toList();
    }

    private void claim(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        Object wait = new Object();
        Uni.createFrom()
                .deferred(() -> claim(stillOf(consumer, partitions)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(not(PartitionsChangedException.class::isInstance))
                .invoke(failure -> state.waitsFor(wait, failure))
                .onFailure(not(PartitionsChangedException.class::isInstance))
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_WAIT)
                .indefinitely()
                .onTermination()
                .invoke(() -> state.goesOn(wait))
                .subscribe()
                .with(claims -> start(consumer, claims), this::stop);
    }

    private Uni<List<Claim>> claim(List<Integer> partitions) {
        return partitions.isEmpty() ? Uni.createFrom().item(List.of()) : claiming.claim(partitions);
    }

    private List<Integer> stillOf(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        return partitions.stream().filter(p -> assigned.get(p) == consumer).toList();
    }

    /** On the polling thread, as a rebalance is: no partition can be lost in between. */
    private void start(Consumer<?, ?> consumer, List<Claim> claims) {
        if (claims.isEmpty()) {
            return; // they went to others meanwhile, or the consumer has ended
        }
        consumers.run(
                consumer,
                polling -> {
                    boolean isFull = isHeldBack(polling);
                    for (Claim claim : claims) {
                        TopicPartition partition = log.partition(claim.partition());
                        if (polling.assignment().contains(partition)) {
                            claimed.put(claim.partition(), claim);
                            polling.seek(partition, claim.next());
                            if (!isFull) {
                                polling.resume(List.of(partition));
                            }
                        }
                    }
                    successors.forEach(s -> s.follow(claims));
                });
    }

    /**
     * Whether the channel has paused what it polls, for too much waits in its queue. It relies on
     * that and polls on; what is resumed in between would be read into memory to its end. The
     * channel itself resumes all that is assigned, when its queue is empty.
     */
    private boolean isHeldBack(Consumer<?, ?> polling) {
        return polling.paused().stream().anyMatch(held -> claimed.containsKey(held.partition()));
    }

    private void stop(Throwable changed) {
        state.stop(changed);
        claimed.clear();
    }
}
