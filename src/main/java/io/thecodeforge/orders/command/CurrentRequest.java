package io.thecodeforge.orders.command;

import static java.util.Objects.requireNonNullElse;

import io.thecodeforge.orders.web.CurrentCaller;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the request that is being answered, so that no resource has to hand it on. */
@ApplicationScoped
class CurrentRequest {

    private final RoutingContext routing;
    private final CurrentCaller caller;

    CurrentRequest(RoutingContext routing, CurrentCaller caller) {
        this.routing = routing;
        this.caller = caller;
    }

    CommandRequest read() {
        HttpServerRequest request = routing.request();
        List<String> tags = request.headers().getAll("If-Match");
        return new CommandRequest(
                request.method().name(),
                requireNonNullElse(request.path(), "/"),
                caller.read(),
                request.headers().getAll("Idempotency-Key"),
                tags.isEmpty() ? null : String.join(",", tags),
                Trail.of(request::getHeader));
    }
}
