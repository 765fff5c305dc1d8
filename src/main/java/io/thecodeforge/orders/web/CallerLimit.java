package io.thecodeforge.orders.web;

import io.thecodeforge.orders.OrdersConfig;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a caller that comes too fast, where a limit is set: by the subject of its token, which is
 * nobody else's and stays the same, or else by address.
 */
class CallerLimit {

    private final @Nullable CallerRate rate;
    private final OrdersConfig.Callers config;

    CallerLimit(OrdersConfig config) {
        this.config = config.callers();
        rate =
                this.config
                        .rate()
                        .map(perSecond ->
                                new CallerRate(perSecond, this.config.burst(), System::nanoTime))
                        .orElse(null);
    }

    @ServerRequestFilter
    @Nullable Response check(ContainerRequestContext request, RoutingContext routing) {
        return rate == null || rate.admits(caller(request, routing)) ? null : refusal();
    }

    private static String caller(ContainerRequestContext request, RoutingContext routing) {
        return request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken caller
                ? "sub " + caller.getSubject()
                : "address " + routing.request().remoteAddress().hostAddress();
    }

    private Response refusal() {
        return Problem.of(
                        ProblemType.TOO_MANY_REQUESTS,
                        "A caller may ask %d times a second, %d times at once."
                                .formatted(this.config.rate().orElseThrow(), this.config.burst()))
                .response();
    }
}
