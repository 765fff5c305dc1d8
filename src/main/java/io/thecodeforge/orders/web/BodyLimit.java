package io.thecodeforge.orders.web;

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
    private final RouteProblems problems;

    BodyLimit(OrdersConfig config, RouteProblems problems) {
        this.limit = config.limits().body().asLongValue();
        this.problems = problems;
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
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        problems.answer(
                request,
                Problem.of(
                        ProblemType.BODY_TOO_LARGE,
                        "The body may have up to %d bytes.".formatted(limit)));
    }
}
