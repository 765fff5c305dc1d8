package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.thecodeforge.orders.store.NamedPool;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/** The projector's pool. */
@Singleton
@ReactiveDataSource("read")
class ReadPool implements PgPoolCreator {

    @Override
    public Pool create(Input input) {
        return NamedPool.of(input, "read", pool -> {}, options -> {});
    }
}
