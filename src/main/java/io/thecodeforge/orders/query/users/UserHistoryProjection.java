package io.thecodeforge.orders.query.users;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.Columns;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.Projection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code user_history}: a row a name or e-mail that a user ever had. */
@ApplicationScoped
class UserHistoryProjection implements Projection {

    private static final String INSERT =
            """
            insert into user_history (user_id, version, occurred_at, name, email)
            select * from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::text[], $5::text[])
                as u(user_id, version, occurred_at, name, email)
            order by user_id, version
            on conflict (user_id, version) do nothing
            """;

    @Override
    public String name() {
        return "user-history";
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, EventBatch batch) {
        List<UserFacts> users = UserFacts.of(batch).toList();
        return users.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(INSERT).execute(columns(users)).replaceWithVoid();
    }

    private static Tuple columns(List<UserFacts> users) {
        return Columns.of(users)
                .uuids(UserFacts::id)
                .integers(UserFacts::version)
                .instants(UserFacts::occurredAt)
                .texts(UserFacts::name)
                .texts(UserFacts::email)
                .arguments();
    }
}
