package io.thecodeforge.orders.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Ends a connection after an answer that comes before the request's end. What the client still
 * sends is thrown away for a moment: a connection that is closed on bytes nobody has read is reset,
 * and the client may never see the answer (RFC 9112, section 9.6).
 */
@ApplicationScoped
class LastAnswer {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Vertx vertx;

    LastAnswer(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Makes the answer that is to be given the last one of its connection. */
    void on(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.version() == HttpVersion.HTTP_2) {
            return; // its streams end one by one
        }
        routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        routing.addEndHandler(answered -> {
            if (request.isEnded()) {
                request.connection().close();
            } else {
                request.endHandler(end -> request.connection().close()).resume();
                vertx.setTimer(MOMENT.toMillis(), late -> request.connection().close());
            }
        });
    }
}
