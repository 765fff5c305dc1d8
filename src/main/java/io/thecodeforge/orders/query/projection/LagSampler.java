package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.EventLog.Range;
import io.thecodeforge.orders.query.projection.EventLog.Topic;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Measures how far the read model is behind the topic, whoever projects it. */
@ApplicationScoped
class LagSampler {

    private final Pool read;
    private final EventLog log;
    private final Positions positions;
    private final EventTimes times;

    /** Since when there is something to apply: where the log does not say, what it said last. */
    private final Map<Integer, Instant> since = new ConcurrentHashMap<>();

    LagSampler(
            @ReactiveDataSource("read") Pool read,
            EventLog log,
            Positions positions,
            EventTimes times) {
        this.read = read;
        this.log = log;
        this.positions = positions;
        this.times = times;
    }

    /** All partitions, in order. */
    Uni<List<PartitionLag>> sample(Topic topic) {
        List<Integer> partitions = IntStream.range(0, topic.partitions()).boxed().toList();
        return positions
                .all(read, topic.id())
                .chain(applied ->
                        log.ranges(partitions).chain(ranges -> lags(partitions, applied, ranges)));
    }

    private Uni<List<PartitionLag>> lags(
            List<Integer> partitions, Map<Integer, Long> applied, Map<Integer, Range> log) {
        Map<Integer, Long> behind = new HashMap<>();
        log.forEach((partition, range) -> {
            long next = applied.getOrDefault(partition, range.start());
            if (next < range.end()) {
                behind.put(partition, next);
            }
        });
        since.keySet().retainAll(behind.keySet());
        behind.keySet().forEach(partition -> since.putIfAbsent(partition, Instant.now()));
        return times.of(behind)
                .invoke(since::putAll)
                .map(_ ->
                        partitions.stream()
                                .map(p -> lag(p, log.getOrDefault(p, new Range(0, 0)), applied))
                                .toList());
    }

    private PartitionLag lag(int partition, Range range, Map<Integer, Long> applied) {
        long next = applied.getOrDefault(partition, range.start());
        Instant oldest =
                next < range.end() ? since.getOrDefault(partition, Instant.now()) : Instant.now();
        return new PartitionLag(
                partition,
                next,
                range.end(),
                Math.max(0, range.end() - next),
                Math.max(0, Duration.between(oldest, Instant.now()).toMillis()) / 1000.0);
    }
}
