package io.thecodeforge.orders.query.stream;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.thecodeforge.orders.OrdersConfig;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Cuts a connection off on which nothing can be written for too long: a stream's heartbeats reach
 * any reader that still reads. It can come back where it was.
 */
@ApplicationScoped
class StuckReaders implements HttpServerOptionsCustomizer {

    private final Duration patience;

    StuckReaders(OrdersConfig config) {
        this.patience = config.stream().patience();
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        int units = (int) options.getIdleTimeoutUnit().convert(patience);
        options.setWriteIdleTimeout(units);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
