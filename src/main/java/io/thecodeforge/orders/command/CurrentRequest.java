package io.thecodeforge.orders.command;

import static java.util.Objects.requireNonNullElse;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the request that is being answered, so that no resource has to hand it on. */
@ApplicationScoped
class CurrentRequest {

    private final RoutingContext routing;

    CurrentRequest(RoutingContext routing) {
        this.routing = routing;
    }

    CommandRequest read() {
        HttpServerRequest request = routing.request();
        List<String> tags = request.headers().getAll("If-Match");
        return new CommandRequest(
                request.method().name(),
                requireNonNullElse(request.path(), "/"),
                request.headers().getAll("Idempotency-Key"),
                tags.isEmpty() ? null : String.join(",", tags));
    }
}
