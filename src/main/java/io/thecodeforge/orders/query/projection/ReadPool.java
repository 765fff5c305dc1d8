package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.thecodeforge.orders.store.NamedPool;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The projector's pool. */
@Singleton
@ReactiveDataSource("read")
class ReadPool implements PgPoolCreator {

    /** A statement may take 30 s ({@code statement_timeout}). */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    @Override
    public Pool create(Input input) {
        return NamedPool.of(input, "read", SILENCE, pool -> {}, options -> {});
    }
}
