package io.thecodeforge.orders.query.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/** Lag per projection and partition, what is parked, and what is on its way through many rows. */
@ApplicationScoped
class LagMetrics {

    private final List<String> projections;
    private final MultiGauge events;
    private final MultiGauge seconds;
    private final AtomicLong parked;
    private final AtomicLong fanOuts;

    LagMetrics(MeterRegistry registry, Projections projections) {
        this.projections = projections.names();
        this.events =
                MultiGauge.builder("orders.projection.lag.events")
                        .description("Events of the topic that are not applied yet")
                        .register(registry);
        this.seconds =
                MultiGauge.builder("orders.projection.lag.seconds")
                        .description("Age of the oldest event that is not applied yet")
                        .register(registry);
        this.fanOuts = registry.gauge("orders.projection.fan.outs", new AtomicLong());
        this.parked = registry.gauge("orders.projection.parked.events", new AtomicLong());
    }

    void show(LagMonitor.Sample sample) {
        events.register(rows(sample, PartitionLag::lagEvents), true);
        seconds.register(rows(sample, PartitionLag::lagSeconds), true);
        parked.set(sample.parked());
        fanOuts.set(sample.fanOuts());
    }

    private List<Row<PartitionLag>> rows(
            LagMonitor.Sample sample, ToDoubleFunction<PartitionLag> value) {
        return projections.stream()
                .flatMap(name -> sample.lags().stream().map(lag -> row(name, lag, value)))
                .toList();
    }

    private static Row<PartitionLag> row(
            String projection, PartitionLag lag, ToDoubleFunction<PartitionLag> value) {
        Tags tags =
                Tags.of("projection", projection, "partition", Integer.toString(lag.partition()));
        return Row.of(tags, lag, value);
    }
}
