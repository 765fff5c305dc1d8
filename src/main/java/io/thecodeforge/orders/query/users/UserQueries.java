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
     * Counts and sums are kept by currency; a user has a handful of such rows. Its tag is the
     * user's version and, for the counts, how often they have changed.
     */
    static final String USER =
            """
            select %s as applied, (
                select array[tag, case when array[tag, '*'] && $4 then null else
                    '{"id":"' || u.user_id
                    || '","name":' || json_string(u.name)
                    || ',"email":' || json_string(u.email)
                    || ',"orderCount":' || coalesce(sums[1], '0')
                    || ',"openOrderCount":' || coalesce(sums[2], '0')
                    || ',"spent":{' || coalesce(sums[3], '')
                    || '},"lastOrderAt":' || coalesce('"' || sums[4] || '"', 'null')
                    || ',"version":' || u.version || '}' end]
                from (select *, version || '.' || coalesce(sums[5], '0') as tag
                    from (select *, (
                            select array[
                                sum(orders)::text,
                                sum(open)::text,
                                string_agg('"' || currency || '":' || spent, ',' order by currency)
                                    filter (where orders > cancelled),
                                rfc3339(max(last_order_at)),
                                sum(changes)::text]
                            from user_summary where user_id = $5) as sums
                        from user_view where user_id = $5 offset 0)) as u) as answer
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
