package io.thecodeforge.orders.query.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.function.Function;

/**
 * A transaction whose first statements are on their way with its BEGIN, a round trip sooner than in
 * {@link Pool#withTransaction}. It is committed when all of its work has been answered.
 */
final class PipelinedTransaction {

    private PipelinedTransaction() {}

    /** On a connection of its own; what fails is rolled back. */
    static Uni<Void> in(Pool pool, Function<SqlConnection, Uni<?>> work) {
        return pool.withConnection(tx ->
                Uni.combine()
                        .all()
                        .unis(tx.begin(), Uni.createFrom().deferred(() -> work.apply(tx)))
                        .with((begun, done) -> begun)
                        .chain(Transaction::commit)
                        .onFailure()
                        .call(() -> rollback(tx)));
    }

    /** Not where it has ended: a commit that fails is the end. */
    private static Uni<Void> rollback(SqlConnection tx) {
        Transaction open = tx.transaction();
        return open == null
                ? Uni.createFrom().voidItem()
                : open.rollback().onFailure().recoverWithNull();
    }
}
