package io.thecodeforge.orders.query.stream;

import io.smallrye.mutiny.Multi;
import io.thecodeforge.orders.OrdersConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Cuts a reader off who takes nothing of what a stream has sent for too long: heartbeats reach any
 * that still reads. It can come back where it was. Other requests on a connection are not looked
 * at: nothing is written for one that waits.
 */
@ApplicationScoped
class StuckReaders {

    private static final long NONE = -1;

    /** An error code of HTTP/2 (RFC 9113). */
    private static final long CANCEL = 0x8;

    private final Vertx vertx;
    private final StreamMetrics metrics;
    private final long patience; // milliseconds

    StuckReaders(Vertx vertx, StreamMetrics metrics, OrdersConfig config) {
        this.vertx = vertx;
        this.metrics = metrics;
        this.patience = config.stream().patience().toMillis();
    }

    /** A reader asks for the next event when it has taken the one before. */
    <T> Multi<T> watch(Multi<T> events, HttpServerRequest request) {
        AtomicLong sent = new AtomicLong(NONE);
        return events.onItem()
                .invoke(() -> sent.set(vertx.setTimer(patience, _ -> cutOff(request))))
                .onRequest()
                .invoke(() -> vertx.cancelTimer(sent.get()))
                .onTermination()
                .invoke(() -> vertx.cancelTimer(sent.get()));
    }

    /**
     * At once: to close it in an orderly way would wait for what it does not take. Where others
     * share the connection they keep it.
     */
    private void cutOff(HttpServerRequest request) {
        metrics.cutOff();
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(CANCEL);
        } else {
            ((ConnectionBase) request.connection()).channelHandlerContext().close();
        }
    }
}
