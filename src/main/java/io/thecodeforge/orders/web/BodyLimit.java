package io.thecodeforge.orders.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.thecodeforge.orders.OrdersConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that says it is too large before any of it is read, with a problem document: the
 * server's own refusal has no body. {@link BodyReader} counts what does not say how large it is.
 */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_ALL_ELSE = 1000;

    private final long limit;
    private final RouteProblems problems;
    private final LastAnswer last;

    BodyLimit(OrdersConfig config, RouteProblems problems, LastAnswer last) {
        this.limit = config.limits().body().asLongValue();
        this.problems = problems;
        this.last = last;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ELSE);
    }

    boolean isOver(long length) {
        return length > limit;
    }

    /** What the client is told; the connection ends, as nobody will read the rest of the body. */
    Problem refuse(RoutingContext routing) {
        last.on(routing);
        return Problem.of(
                ProblemType.BODY_TOO_LARGE, "The body may have up to %d bytes.".formatted(limit));
    }

    private void check(RoutingContext routing) {
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        // a length that is no number never gets here: the server itself refuses it
        if (length != null && isOver(Long.parseLong(length))) {
            problems.answer(routing.request(), refuse(routing));
        } else {
            routing.next();
        }
    }
}
