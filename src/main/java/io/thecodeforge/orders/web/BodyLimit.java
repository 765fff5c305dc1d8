package io.thecodeforge.orders.web;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.thecodeforge.orders.OrdersConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that says it is too large before any of it is read, with a problem document: the
 * server's own refusal has no body. One that does not say how large it is, is cut off by the
 * server.
 */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_ALL_ELSE = 1000;

    private final long limit;
    private final ObjectMapper json;

    BodyLimit(OrdersConfig config, ObjectMapper json) {
        this.limit = config.limits().body().asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ELSE);
    }

    private void check(RoutingContext routing) {
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isOverLimit(length)) {
            refuse(routing.request());
        } else {
            routing.next();
        }
    }

    private boolean isOverLimit(String length) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException e) {
            return false; // malformed, which the server says itself
        }
    }

    private void refuse(HttpServerRequest request) {
        Problem problem =
                Problem.of(
                                ProblemType.BODY_TOO_LARGE,
                                "The body may have up to %d bytes.".formatted(limit))
                        .at(requireNonNullElse(request.path(), "/"));
        request.response()
                .setStatusCode(ProblemType.BODY_TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(text(problem));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
