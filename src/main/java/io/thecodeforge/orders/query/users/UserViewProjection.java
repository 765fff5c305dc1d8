package io.thecodeforge.orders.query.users;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.Columns;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.Projection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * {@code user_view}: the newest name and e-mail of each user. Each event carries both, so the last
 * of a batch stands for all of its user's.
 */
@ApplicationScoped
class UserViewProjection implements Projection {

    private static final String UPSERT =
            """
            insert into user_view (user_id, name, email, version)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[])
                as u(user_id, name, email, version) order by user_id
            on conflict (user_id) do update
                set name = excluded.name, email = excluded.email, version = excluded.version
                where user_view.version < excluded.version
            """;

    @Override
    public String name() {
        return "users";
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, EventBatch batch) {
        Collection<UserFacts> users = newest(batch);
        return users.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(UPSERT).execute(columns(users)).replaceWithVoid();
    }

    private static Collection<UserFacts> newest(EventBatch batch) {
        Map<UUID, UserFacts> users = new HashMap<>();
        UserFacts.of(batch).forEach(u -> users.merge(u.id(), u, UserFacts::newer));
        return users.values();
    }

    private static Tuple columns(Collection<UserFacts> users) {
        return Columns.of(users)
                .uuids(UserFacts::id)
                .texts(UserFacts::name)
                .texts(UserFacts::email)
                .integers(UserFacts::version)
                .arguments();
    }
}
