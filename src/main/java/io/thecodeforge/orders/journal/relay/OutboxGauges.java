package io.thecodeforge.orders.journal.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** How much waits in the outbox, and for how long: asked now and then, and shown as metrics. */
@ApplicationScoped
class OutboxGauges {

    /**
     * @param depth how many events wait, of all lanes
     * @param oldest seconds since the oldest of them happened; 0 if none waits
     */
    record Backlog(long depth, double oldest) {

        /** Where nobody could look for a time: what waits has waited on, and may be all of it. */
        Backlog after(Duration unseen) {
            return new Backlog(depth, oldest + unseen.toMillis() / 1000.0);
        }
    }

    private static final String MEASURE =
            """
            select count(*) as depth,
                   coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8 as oldest
            from outbox
            """;

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pool write;

    private volatile Backlog backlog = new Backlog(0, 0);
    private volatile long measured = System.nanoTime();
    private Cancellable running = () -> {};

    OutboxGauges(Pool write, MeterRegistry registry, Membership membership, Forwarder forwarder) {
        this.write = write;
        gauge(registry, "orders.outbox.depth", "Events that wait", () -> now().depth());
        gauge(registry, "orders.outbox.age", "Seconds since the oldest", () -> now().oldest());
        gauge(registry, "orders.relay.lanes", "Lanes owned", membership::held);
        gauge(registry, "orders.relay.refused", "Users held", () -> forwarder.refused().size());
    }

    Uni<Backlog> measure() {
        return write.query(MEASURE)
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(OutboxGauges::backlog)
                .invoke(this::measured);
    }

    private void measured(Backlog now) {
        backlog = now;
        measured = System.nanoTime();
    }

    /** As it was measured, unless that was to be done again long ago. */
    private Backlog now() {
        Duration since = Duration.ofNanos(System.nanoTime() - measured);
        return since.compareTo(INTERVAL.multipliedBy(2)) < 0 ? backlog : backlog.after(since);
    }

    void start(@Observes @OfRole(ProcessRole.RELAY) Started started) {
        running =
                Multi.createFrom()
                        .ticks()
                        .every(INTERVAL)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(
                                tick -> measure().onFailure().recoverWithNull())
                        .subscribe()
                        .with(measured -> {});
    }

    void stop(@Observes @OfRole(ProcessRole.RELAY) Ending stopping) {
        running.cancel();
    }

    private static Backlog backlog(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Backlog(row.getLong("depth"), Math.max(0, row.getDouble("oldest")));
    }

    private static void gauge(
            MeterRegistry registry,
            String name,
            String says,
            java.util.function.Supplier<Number> value) {
        Gauge.builder(name, value).description(says).register(registry);
    }
}
