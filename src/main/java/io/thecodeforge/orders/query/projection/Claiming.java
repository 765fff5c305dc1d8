package io.thecodeforge.orders.query.projection;

import static java.util.Objects.requireNonNull;
import static java.util.function.Predicate.not;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.EventLog.Range;
import io.thecodeforge.orders.query.projection.EventLog.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Makes claims, and finds where they go on: at the stored place, or at the beginning where the log
 * has no such place (another topic of that name, or a log that was cut). The version guards make
 * starting over harmless.
 */
@ApplicationScoped
class Claiming {

    private static final Logger LOG = Logger.getLogger(Claiming.class);

    private final EventLog log;
    private final ClaimStore store;

    Claiming(EventLog log, ClaimStore store) {
        this.log = log;
        this.store = store;
    }

    /**
     * @throws PartitionsChangedException (as a failure)
     */
    Uni<List<Claim>> claim(Collection<Integer> partitions) {
        return log.topic().chain(topic -> claim(topic, partitions));
    }

    /**
     * @throws PartitionsChangedException (as a failure)
     */
    Uni<Void> check(Topic topic) {
        return store.partitions(topic)
                .invoke(known -> known.ifPresent(topic::refuseOther))
                .replaceWithVoid();
    }

    /** The log is asked after the epochs are raised: from then on nobody else moves the places. */
    private Uni<List<Claim>> claim(Topic topic, Collection<Integer> partitions) {
        return store.raise(topic, partitions)
                .chain(stored -> log.ranges(partitions).chain(log -> settle(topic, stored, log)));
    }

    private Uni<List<Claim>> settle(Topic topic, List<Claim> stored, Map<Integer, Range> log) {
        List<Claim> claims =
                stored.stream()
                        .map(c -> c.in(topic, requireNonNull(log.get(c.partition()))))
                        .toList();
        List<Claim> lost = stored.stream().filter(not(claims::contains)).toList();
        if (!lost.isEmpty()) {
            LOG.warnf(
                    "Topic %s (%s) is projected from its beginning, as it has no such place: %s",
                    topic.name(), topic.id(), lost);
        }
        return store.place(topic, claims.stream().filter(not(stored::contains)).toList())
                .replaceWith(claims);
    }
}
