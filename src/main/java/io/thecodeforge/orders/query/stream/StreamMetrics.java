package io.thecodeforge.orders.query.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many streams are open, what they were sent, and how many readers took nothing any more. */
@ApplicationScoped
class StreamMetrics {

    private static final long NOTHING = 0;

    private final AtomicInteger open = new AtomicInteger();
    private final Counter sent;
    private final Counter cutOff;
    private final long patience;

    StreamMetrics(MeterRegistry registry, OrdersConfig config) {
        // a connection's last sign of life may be a heartbeat older than what it does not take
        patience = config.stream().patience().minus(config.stream().heartbeat()).toNanos();
        Gauge.builder("orders.streams.open", open, AtomicInteger::get)
                .description("Streams that are open")
                .register(registry);
        sent =
                Counter.builder("orders.streams.changes")
                        .description("Changes that were sent")
                        .register(registry);
        cutOff =
                Counter.builder("orders.streams.cut.off")
                        .description("Readers that took nothing for too long")
                        .register(registry);
    }

    /** Shown before the first reader comes. */
    void start(@Observes @OfRole(ProcessRole.QUERY) Started started) {}

    /** A reader asks for the next event when it has taken the one before. */
    Multi<OutboundSseEvent> watch(Multi<OutboundSseEvent> events) {
        AtomicLong notTakenSince = new AtomicLong(NOTHING);
        return events.onRequest()
                .invoke(() -> notTakenSince.set(NOTHING))
                .onItem()
                .invoke(event -> {
                    notTakenSince.set(System.nanoTime());
                    count(event);
                })
                .onSubscription()
                .invoke(open::incrementAndGet)
                .onTermination()
                .invoke(() -> ended(notTakenSince.get()));
    }

    /** Heartbeats have no name. */
    private void count(OutboundSseEvent event) {
        if (event.getName() != null) {
            sent.increment();
        }
    }

    private void ended(long notTakenSince) {
        open.decrementAndGet();
        if (notTakenSince != NOTHING && System.nanoTime() - notTakenSince >= patience) {
            cutOff.increment();
        }
    }
}
