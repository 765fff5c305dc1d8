package io.thecodeforge.orders.query.projection;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** Every projection there is, in their order. */
@ApplicationScoped
class Projections {

    private final List<Projection> all;
    private final List<Audience> audience;

    Projections(@All List<Projection> all, @All List<Audience> audience) {
        this.audience = audience;
        this.all = all.stream().sorted(Comparator.comparingInt(Projection::order)).toList();
    }

    List<String> names() {
        return all.stream().map(Projection::name).toList();
    }

    Uni<Void> apply(SqlConnection tx, EventBatch batch) {
        Uni<Void> applied = Uni.createFrom().voidItem();
        if (batch.delivered().isEmpty()) {
            return applied;
        }
        tx.transaction()
                .completion()
                .subscribe()
                .with(committed -> audience.forEach(a -> a.moved(batch.ids())), undone -> {});
        for (Projection projection : all) {
            applied = applied.chain(() -> projection.apply(tx, batch));
        }
        return applied;
    }
}
