package io.thecodeforge.orders.journal.relay;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.store.FirstSeenTopic;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The topic that carries every event, made with its settings where it is missing: kept for ever,
 * never compacted, a fixed number of partitions. A topic that is there is left as it is.
 */
@ApplicationScoped
class EventTopic {

    private static final Logger LOG = Logger.getLogger(EventTopic.class);

    private static final Map<String, String> KEPT_FOR_EVER =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.RETENTION_MS_CONFIG, "-1",
                    TopicConfig.RETENTION_BYTES_CONFIG, "-1");

    private static final FirstSeenTopic FIRST_SEEN = new FirstSeenTopic("relay_topic");

    private static final long SECONDS_AT_START = 3;
    private static final long NANOS_BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(2);

    private final OrdersConfig.Topic config;
    private final boolean isRelay;
    private final Admin admin;
    private final Pool write;

    /** Kafka's id of the topic that is as it is to be; null where that must be seen first. */
    private volatile @Nullable Uuid agreed;

    private volatile long looked = System.nanoTime();

    @Inject
    EventTopic(OrdersConfig config, Admin admin, Pool write) {
        this(config.topic(), config.roles().contains(ProcessRole.RELAY), admin, write);
    }

    EventTopic(OrdersConfig.Topic config, boolean isRelay, Admin admin, Pool write) {
        this.config = config;
        this.isRelay = isRelay;
        this.admin = admin;
        this.write = write;
    }

    /**
     * Before any consumer subscribes, since a missing topic is a warning whenever one asks for it.
     * On the main thread, and bounded: where Kafka is away the service starts without it, and the
     * relay asks again.
     */
    void makeAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start)
            throws InterruptedException {
        if (!isRelay) {
            return;
        }
        try {
            create().get(SECONDS_AT_START, TimeUnit.SECONDS);
            made();
        } catch (ExecutionException e) {
            LOG.debugf(e.getCause(), "The relay will look after topic %s", config.name());
        } catch (TimeoutException | KafkaException e) {
            LOG.warnf("Kafka is away; the relay will look after topic %s later", config.name());
        }
    }

    /**
     * Completes when the topic is there and is as it was made.
     *
     * <p>Fails with IllegalStateException where its number of partitions is another. Once it was
     * not, that is looked at again beside what else happens, which a broker that is away does not
     * stop: a topic that is gone, or another, is asked after anew.
     */
    Uni<Void> ensured() {
        if (agreed != null) {
            lookAgain();
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(() -> create().toCompletionStage())
                .invoke(this::made)
                .onFailure(TopicExistsException.class)
                .recoverWithNull()
                .chain(this::seen)
                .chain(this::agree);
    }

    private void lookAgain() {
        if (System.nanoTime() - looked < NANOS_BETWEEN_LOOKS) {
            return;
        }
        looked = System.nanoTime();
        seen().subscribe()
                .with(
                        this::compare,
                        failure -> {
                            if (failure instanceof UnknownTopicOrPartitionException) {
                                agreed = null; // it is made again
                            }
                            LOG.debugf(failure, "Topic %s was not seen", config.name());
                        });
    }

    private void compare(TopicDescription topic) {
        if (!topic.topicId().equals(agreed) || topic.partitions().size() != config.partitions()) {
            agreed = null;
        }
    }

    private Uni<TopicDescription> seen() {
        return Uni.createFrom()
                .completionStage(() ->
                        admin.describeTopics(List.of(config.name()))
                                .allTopicNames()
                                .toCompletionStage())
                .map(topics -> requireNonNull(topics.get(config.name())));
    }

    /** With another number of partitions a user's next event would be in another one. */
    private Uni<Void> agree(TopicDescription topic) {
        int partitions = topic.partitions().size();
        refuseOther(partitions, "orders.topic.partitions is %d", config.partitions());
        return FIRST_SEEN
                .partitions(write, config.name(), topic.topicId().toString(), partitions)
                .invoke(first -> refuseOther(partitions, "it had %d before", first))
                .invoke(() -> agreed = topic.topicId())
                .replaceWithVoid();
    }

    private void refuseOther(int partitions, String reason, int right) {
        if (partitions != right) {
            throw new IllegalStateException(
                    "topic %s has %d partitions, and %s: nothing is sent"
                            .formatted(config.name(), partitions, reason.formatted(right)));
        }
    }

    private KafkaFuture<Void> create() {
        NewTopic topic =
                new NewTopic(
                                config.name(),
                                Optional.of(config.partitions()),
                                Optional.of(config.replicationFactor()).filter(n -> n > 0))
                        .configs(KEPT_FOR_EVER);
        return admin.createTopics(List.of(topic)).all();
    }

    private void made() {
        LOG.infof("Made topic %s with %d partitions", config.name(), config.partitions());
    }
}
