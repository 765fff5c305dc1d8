package io.thecodeforge.orders.journey;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every span that has ended, for tests to look at. */
@ApplicationScoped
public class FinishedSpans implements SpanProcessor {

    private final List<SpanData> finished = new CopyOnWriteArrayList<>();

    List<SpanData> of(String trace, String name) {
        return finished.stream()
                .filter(span -> span.getTraceId().equals(trace) && span.getName().equals(name))
                .toList();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        finished.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
