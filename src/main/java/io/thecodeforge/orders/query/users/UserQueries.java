package io.thecodeforge.orders.query.users;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What is asked of users: one statement, which gives the answer as it is sent. */
@ApplicationScoped
class UserQueries {

    /** Counts and sums are kept by status and currency; a user has a handful of such rows. */
    private static final String USER =
            """
            select '{"id":"' || u.user_id
                || '","name":' || json_string(u.name)
                || ',"email":' || json_string(u.email)
                || ',"orderCount":' || (
                    select coalesce(sum(orders), 0) from user_order_totals where user_id = $1)
                || ',"openOrderCount":' || (
                    select coalesce(sum(orders), 0) from user_order_totals
                    where user_id = $1 and status in ('pending', 'confirmed', 'shipped'))
                || ',"spent":{' || (
                    select coalesce(
                        string_agg('"' || currency || '":' || amount, ',' order by currency), '')
                    from (select currency, sum(amount) as amount from user_order_totals
                        where user_id = $1 and status <> 'cancelled' and orders > 0
                        group by currency))
                || '},"lastOrderAt":' || coalesce((
                    select '"' || rfc3339(max(last_placed_at)) || '"'
                    from user_order_totals where user_id = $1), 'null')
                || ',"version":' || u.version || '}' as body
            from user_view u where u.user_id = $1
            """;

    private final Pool read;

    UserQueries(@ReactiveDataSource("read") Pool read) {
        this.read = read;
    }

    /** One user, as JSON. */
    Uni<Optional<String>> user(UUID userId) {
        return read.preparedQuery(USER)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString("body")));
    }
}
