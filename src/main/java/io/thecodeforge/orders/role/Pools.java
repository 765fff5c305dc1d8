package io.thecodeforge.orders.role;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The pools of all databases, in place of Quarkus' own beans: those refuse to start a service that
 * so much as names the pool of a database which is switched off. These are looked for when a bean
 * that wants one is made, and in a process without its role none is.
 */
class Pools {

    @Produces
    @Singleton
    Pool write(InjectableInstance<io.vertx.sqlclient.Pool> pool) {
        return Pool.newInstance(pool.get());
    }

    @Produces
    @Singleton
    @ReactiveDataSource("read")
    Pool read(@ReactiveDataSource("read") InjectableInstance<io.vertx.sqlclient.Pool> pool) {
        return Pool.newInstance(pool.get());
    }

    @Produces
    @Singleton
    @ReactiveDataSource("queries")
    Pool queries(@ReactiveDataSource("queries") InjectableInstance<io.vertx.sqlclient.Pool> pool) {
        return Pool.newInstance(pool.get());
    }
}
