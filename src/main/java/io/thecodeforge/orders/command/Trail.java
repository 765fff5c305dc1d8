package io.thecodeforge.orders.command;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of where it came from. A header that is not what it should be is passed over:
 * it is no reason to refuse a command.
 *
 * @param requestId the client's name for this request, {@code X-Request-ID}
 * @param correlationId its name for what the request is part of, {@code X-Correlation-ID}
 * @param traceparent <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C trace
 *     context</a>: of the span that is under way, or the client's own where this process traces
 *     nothing
 */
record Trail(
        @Nullable String requestId, @Nullable String correlationId, @Nullable String traceparent) {

    private static final Pattern NAME = Pattern.compile("[!-~]{1,128}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    static Trail of(UnaryOperator<@Nullable String> header) {
        SpanContext span = Span.current().getSpanContext();
        return new Trail(
                checked(NAME, header.apply("X-Request-ID")),
                checked(NAME, header.apply("X-Correlation-ID")),
                span.isValid()
                        ? traceparent(span)
                        : checked(TRACEPARENT, header.apply("traceparent")));
    }

    private static String traceparent(SpanContext span) {
        return "00-%s-%s-%s"
                .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
    }

    private static @Nullable String checked(Pattern shape, @Nullable String value) {
        return value != null && shape.matcher(value).matches() ? value : null;
    }
}
