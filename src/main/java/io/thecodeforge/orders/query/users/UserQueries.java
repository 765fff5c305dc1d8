package io.thecodeforge.orders.query.users;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Applied;
import io.thecodeforge.orders.query.freshness.Found;
import io.thecodeforge.orders.query.freshness.ReadModel;
import io.thecodeforge.orders.query.freshness.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What is asked of users: one statement, which gives the answer as it is sent. */
@ApplicationScoped
class UserQueries {

    /**
     * Counts and sums are kept by status and currency; a user has a handful of such rows. Its tag
     * is the user's version and, for the counts, the position of the user's orders.
     */
    static final String USER =
            """
            select %s as applied, (
                select array[tag, case when array[tag, '*'] && $4 then null else
                    '{"id":"' || u.user_id
                    || '","name":' || json_string(u.name)
                    || ',"email":' || json_string(u.email)
                    || ',"orderCount":' || (
                        select coalesce(sum(orders), 0) from user_order_totals where user_id = $5)
                    || ',"openOrderCount":' || (
                        select coalesce(sum(orders), 0) from user_order_totals
                        where user_id = $5 and status in ('pending', 'confirmed', 'shipped'))
                    || ',"spent":{' || (
                        select coalesce(string_agg(
                            '"' || currency || '":' || amount, ',' order by currency), '')
                        from (select currency, sum(amount) as amount from user_order_totals
                            where user_id = $5 and status <> 'cancelled' and orders > 0
                            group by currency))
                    || '},"lastOrderAt":' || coalesce((
                        select '"' || rfc3339(max(last_placed_at)) || '"'
                        from user_order_totals where user_id = $5), 'null')
                    || ',"version":' || u.version || '}' end]
                from (select *, version || '.' || coalesce((
                        select position from user_feed where user_id = $5), 0) as tag
                    from user_view where user_id = $5) as u) as answer
            """
                    .formatted(Applied.SQL);

    private final ReadModel read;

    UserQueries(ReadModel read) {
        this.read = read;
    }

    /** One user, as JSON. */
    Uni<Optional<Found>> user(Terms terms, UUID userId) {
        return read.ask(terms, USER, userId).map(Found::of);
    }
}
