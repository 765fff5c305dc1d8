package io.thecodeforge.orders.web;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Sends clients elsewhere while the process, no longer ready, waits for its end ({@code
 * quarkus.shutdown.delay}): each request is answered as the last one of its connection, since a
 * balancer moves only new connections.
 */
@ApplicationScoped
class LastConnections {

    private static final int BEFORE_ALL_ELSE = 1000;

    private volatile boolean isEnding;

    void begin(@Observes ShutdownDelayInitiatedEvent told) {
        isEnding = true;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, BEFORE_ALL_ELSE);
    }

    private void answer(RoutingContext routing) {
        if (isEnding) {
            end(routing.request());
        }
        routing.next();
    }

    private static void end(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.connection().shutdown();
        } else {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }
}
