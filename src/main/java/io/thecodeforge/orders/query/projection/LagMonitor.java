package io.thecodeforge.orders.query.projection;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.query.projection.EventLog.Topic;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Looks at the topic now and then: how far behind we are, and whether its partitions changed. */
@ApplicationScoped
class LagMonitor {

    private static final Logger LOG = Logger.getLogger(LagMonitor.class);

    /** A store that does not answer must not be waited for: the next look may find it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * What was seen last.
     *
     * @param at when, by {@link System#nanoTime()}
     */
    record Sample(List<PartitionLag> lags, long parked, long fanOuts, long at) {

        long events() {
            return lags.stream().mapToLong(PartitionLag::lagEvents).sum();
        }

        double seconds() {
            return lags.stream().mapToDouble(PartitionLag::lagSeconds).max().orElse(0);
        }

        /** What is not seen any more is taken to be as old as the last look. */
        Sample aged() {
            double seconds = (System.nanoTime() - at) / 1e9;
            return new Sample(
                    lags.stream().map(lag -> lag.after(seconds)).toList(),
                    parked,
                    fanOuts,
                    System.nanoTime());
        }
    }

    private final EventLog log;
    private final LagSampler sampler;
    private final ParkedPage parkedEvents;
    private final FanOuts fanOuts;
    private final Claims claims;
    private final LagMetrics metrics;
    private final OrdersConfig.Projector config;

    private volatile Sample last = new Sample(List.of(), 0, 0, System.nanoTime());
    private Cancellable running = () -> {};

    LagMonitor(
            EventLog log,
            LagSampler sampler,
            ParkedPage parkedEvents,
            FanOuts fanOuts,
            Claims claims,
            LagMetrics metrics,
            OrdersConfig config) {
        this.log = log;
        this.sampler = sampler;
        this.parkedEvents = parkedEvents;
        this.fanOuts = fanOuts;
        this.claims = claims;
        this.metrics = metrics;
        this.config = config.projector();
    }

    void start(@Observes @OfRole(ProcessRole.PROJECTOR) Started started) {
        running =
                Multi.createFrom()
                        .ticks()
                        .every(config.sampling())
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(
                                _ -> sample().onFailure().recoverWithItem(this::unseen))
                        .subscribe()
                        .with(_ -> {}, failure -> LOG.error("Lag is not watched", failure));
    }

    void stop(@Observes @OfRole(ProcessRole.PROJECTOR) Ending stopping) {
        running.cancel();
    }

    /** The last sample; of a moment ago, or grown older since where a store is away. */
    Sample last() {
        return last;
    }

    Uni<Sample> sample() {
        return log.topic()
                .call(claims::check)
                .chain(topic -> sample(topic, claims.places()))
                .chain(lags -> sample(lags))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(this::show);
    }

    private Sample unseen() {
        Sample aged = last.aged();
        show(aged);
        return aged;
    }

    private void show(Sample sample) {
        last = sample;
        metrics.show(sample);
    }

    private Uni<Sample> sample(List<PartitionLag> lags) {
        return parkedEvents
                .count()
                .chain(parked ->
                        fanOuts.count()
                                .map(pending ->
                                        new Sample(lags, parked, pending, System.nanoTime())));
    }

    /** The places are known before the positions are read: they are behind only if set back. */
    private Uni<List<PartitionLag>> sample(Topic topic, Map<Integer, Long> places) {
        return sampler.sample(topic)
                .invoke(lags -> claims.claimAgain(claims.of(PartitionLag.setBack(lags, places))));
    }
}
