package io.thecodeforge.orders.query.projection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every projection there is. Those of one order do not wait for each other's answers: their
 * statements are on the connection at once, and the database runs them one after the other.
 */
@ApplicationScoped
class Projections {

    private final SortedMap<Integer, List<Projection>> all;
    private final List<Audience> audience;

    Projections(@All List<Projection> all, @All List<Audience> audience) {
        this.audience = audience;
        this.all = all.stream().collect(groupingBy(Projection::order, TreeMap::new, toList()));
    }

    List<String> names() {
        return all.values().stream().flatMap(List::stream).map(Projection::name).toList();
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
        for (List<Projection> next : all.values()) {
            applied = applied.chain(() -> apply(next, tx, batch));
        }
        return applied;
    }

    private static Uni<Void> apply(List<Projection> some, SqlConnection tx, EventBatch batch) {
        return Uni.combine()
                .all()
                .unis(some.stream().map(p -> p.apply(tx, batch)).toList())
                .discardItems();
    }
}
