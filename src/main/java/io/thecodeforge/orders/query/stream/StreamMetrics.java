package io.thecodeforge.orders.query.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.concurrent.atomic.AtomicInteger;

/** How many streams are open, what they were sent, and how many readers took nothing any more. */
@ApplicationScoped
class StreamMetrics {

    private final AtomicInteger open = new AtomicInteger();
    private final Counter sent;
    private final Counter cutOff;

    StreamMetrics(MeterRegistry registry) {
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

    Multi<OutboundSseEvent> watch(Multi<OutboundSseEvent> events) {
        return events.onItem()
                .invoke(this::count)
                .onSubscription()
                .invoke(open::incrementAndGet)
                .onTermination()
                .invoke(open::decrementAndGet);
    }

    void cutOff() {
        cutOff.increment();
    }

    /** Heartbeats have no name. */
    private void count(OutboundSseEvent event) {
        if (event.getName() != null) {
            sent.increment();
        }
    }
}
