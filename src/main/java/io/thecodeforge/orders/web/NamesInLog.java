package io.thecodeforge.orders.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * What a client calls its request, and what the request is part of, stand in each log line of it
 * (as fields of the JSON one).
 */
@ApplicationScoped
class NamesInLog {

    private static final int BEFORE_ALL_ELSE = 1000;

    /** Another is no name, and not to be written into a log. */
    private static final Pattern NAME = Pattern.compile("[!-~]{1,128}");

    void add(@Observes Filters filters) {
        filters.register(NamesInLog::keep, BEFORE_ALL_ELSE);
    }

    private static void keep(RoutingContext routing) {
        keep(routing.request(), "X-Correlation-ID", "correlationId");
        keep(routing.request(), "X-Request-ID", "requestId");
        routing.next();
    }

    private static void keep(HttpServerRequest request, String header, String name) {
        String value = request.getHeader(header);
        if (value != null && NAME.matcher(value).matches()) {
            MDC.put(name, value);
        }
    }
}
