package io.thecodeforge.orders.query.projection;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends each command's trace where its row becomes visible: a span for each event of the batch, the
 * child of the request that the event came from.
 */
@ApplicationScoped
class ProjectionSpans {

    private static final TextMapGetter<Envelope> TRACEPARENT =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(Envelope event) {
                    return List.of("traceparent");
                }

                @Override
                public @Nullable String get(@Nullable Envelope event, String key) {
                    return event != null && key.equals("traceparent")
                            ? event.origin().traceparent()
                            : null;
                }
            };

    private final Tracer tracer;

    ProjectionSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.thecodeforge.orders");
    }

    /** From the subscription to the end of the work, for each event that was traced. */
    Uni<Void> around(EventBatch batch, Uni<Void> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    List<Span> spans = begin(batch);
                    return work.onItemOrFailure().invoke((done, failure) -> end(spans, failure));
                });
    }

    private List<Span> begin(EventBatch batch) {
        return batch.events().stream()
                .filter(event -> event.origin().traceparent() != null)
                .map(this::begin)
                .toList();
    }

    private Span begin(Envelope event) {
        Context parent =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), event, TRACEPARENT);
        return tracer.spanBuilder("project " + EventType.of(event.event()).wireName())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.message.id", event.id().toString())
                .startSpan();
    }

    private static void end(List<Span> spans, @Nullable Throwable failure) {
        for (Span span : spans) {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
