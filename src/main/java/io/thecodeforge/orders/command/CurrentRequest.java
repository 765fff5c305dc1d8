package io.thecodeforge.orders.command;

import static java.util.Objects.requireNonNullElse;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the request that is being answered, so that no resource has to hand it on. */
@ApplicationScoped
class CurrentRequest {

    private static final String NOBODY_KNOWN = "";

    private final RoutingContext routing;
    private final SecurityContext security;

    CurrentRequest(RoutingContext routing, SecurityContext security) {
        this.routing = routing;
        this.security = security;
    }

    CommandRequest read() {
        HttpServerRequest request = routing.request();
        List<String> tags = request.headers().getAll("If-Match");
        return new CommandRequest(
                request.method().name(),
                requireNonNullElse(request.path(), "/"),
                caller(),
                request.headers().getAll("Idempotency-Key"),
                tags.isEmpty() ? null : String.join(",", tags),
                Trail.of(request::getHeader));
    }

    private String caller() {
        @Nullable Principal caller = security.getUserPrincipal();
        return caller == null ? NOBODY_KNOWN : caller.getName();
    }
}
