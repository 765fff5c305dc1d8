package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.query.projection.FanOut;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * {@code rename_fan_out}: users whose new name or e-mail is on its way through the rows of their
 * orders, newest first. A row takes the newest that is known, guarded by the user's version, apart
 * from the order's: neither event can undo the other. Behind the way rows are right by themselves,
 * for an order's event writes the newest, too.
 */
@ApplicationScoped
class RenameFanOut implements FanOut {

    /** More than a step takes up at once. */
    private static final int MOST_USERS = 100;

    /**
     * A change can be of a partition that the topic has no more, where another has taken its name
     * since: it belongs to one that there is.
     */
    private static final String PENDING =
            """
            select distinct case when partition < t.partitions then partition
                else partition % t.partitions end as partition
            from rename_fan_out, projector_topic t where t.topic = $1
            """;

    private static final String COUNT = "select count(*) as users from rename_fan_out";

    private static final String USERS =
            """
            select user_id from rename_fan_out
            where partition = $1 or exists (
                select from projector_topic t where t.topic = $3
                    and partition >= t.partitions and partition % t.partitions = $1)
            order by walked, user_id limit $2
            """;

    /**
     * The next rows of some users, so many in all. A user of whom no row is left is at the end:
     * only then is the change told, and does the list count as having that version of the user.
     *
     * <p>Rows are found by their places, of the snapshot in which they are locked. No place changes
     * in between, for whoever writes rows of this partition's users has the partition's position
     * locked since an earlier statement.
     */
    private static final String STEP =
            """
            with ways as materialized (
                select w.user_id, w.partition, w.created_at, w.order_id, u.name, u.email,
                    u.version
                from rename_fan_out w cross join lateral (
                    select * from user_view u where u.user_id = w.user_id offset 0) u
                where w.user_id = any($1) order by w.walked, w.user_id),
            next as materialized (
                select w.user_id, o.created_at, o.order_id
                from ways w left join lateral (
                    select created_at, order_id from user_orders_view
                    where user_id = w.user_id and %1$s
                        and (created_at, order_id) < (w.created_at, w.order_id)
                    order by created_at desc, order_id desc limit $2) as o on true
                limit $2),
            locked as materialized (
                select order_id from user_orders_view
                where order_id = any(array(select order_id from next))
                order by order_id for update),
            written as (
                update user_orders_view o set
                    user_name = u.name, user_email = u.email, user_version = u.version,
                    row_json = order_row(
                        o.order_id, o.user_id, u.name, u.email, o.total, o.currency,
                        o.item_count, o.item_names, o.status, o.created_at, o.updated_at,
                        o.version)
                from locked l
                cross join lateral (
                    select ctid as place, user_id from user_orders_view
                    where order_id = l.order_id offset 0) k
                cross join lateral (
                    select * from user_view where user_id = k.user_id offset 0) u
                where o.ctid = k.place and o.user_version < u.version
                returning o.order_id, o.user_name, o.item_names),
            searched as (
                update order_search s set names = w.user_name || E'\\n' || w.item_names
                from written w cross join lateral (
                    select ctid as place from order_search
                    where order_id = w.order_id offset 0) k
                where s.ctid = k.place),
            places as materialized (
                select distinct on (user_id) user_id, created_at, order_id,
                    count(order_id) over (partition by user_id) as rows
                from next order by user_id, created_at, order_id),
            ends as materialized (
                select user_id from places p
                where order_id is null or not exists (
                    select from user_orders_view
                    where user_id = p.user_id and %1$s
                        and (created_at, order_id) < (p.created_at, p.order_id))),
            gone as (
                delete from rename_fan_out
                where user_id = any(array(select user_id from ends))),
            walked as (
                update rename_fan_out w set
                    created_at = p.created_at, order_id = p.order_id, walked = w.walked + p.rows
                from places p
                where w.user_id = any($1) and w.user_id = p.user_id
                    and p.user_id not in (select user_id from ends)),
            lists as (
                insert into user_feed as f (user_id, position, rewrites, user_version)
                select user_id, (e.user_id is not null)::int, 1,
                    case when e.user_id is null then 1 else w.version end
                from places join ways w using (user_id) left join ends e using (user_id)
                order by user_id
                on conflict (user_id) do update set
                    position = f.position + excluded.position,
                    rewrites = f.rewrites + excluded.rewrites,
                    user_version = greatest(f.user_version, excluded.user_version)
                returning user_id, position),
            told as (
                insert into user_changes (user_id, position, kind, body)
                select user_id, l.position, 'user',
                    '{"id":"' || user_id || '","name":' || json_string(w.name)
                    || ',"email":' || json_string(w.email) || ',"version":' || w.version || '}'
                from ends join ways w using (user_id) join lists l using (user_id)),
            everybody as (
                insert into orders_feed as f (partition, position)
                select partition, count(*) from places join ways using (user_id)
                group by partition order by partition
                on conflict (partition) do update set position = f.position + excluded.position)
            select w.user_id, e.user_id is not null as is_at_end
            from ways w left join ends e on e.user_id = w.user_id
            """
                    .formatted(OrderListQueries.BY_USER);

    private final int rows;
    private final String topic;

    RenameFanOut(OrdersConfig config) {
        this.rows = config.projector().fanOutRows();
        this.topic = config.topic().name();
    }

    @Override
    public Uni<Collection<Integer>> pending(SqlClient client) {
        return client.preparedQuery(PENDING)
                .execute(Tuple.of(topic))
                .map(found -> found.stream().map(row -> row.getInteger("partition")).toList());
    }

    @Override
    public Uni<Long> count(SqlClient client) {
        return client.query(COUNT).execute().map(found -> found.iterator().next().getLong("users"));
    }

    @Override
    public Uni<Step> step(SqlConnection tx, int partition) {
        return tx.preparedQuery(USERS)
                .execute(Tuple.of(partition, MOST_USERS, topic))
                .map(found -> found.stream().map(row -> row.getUUID("user_id")))
                .map(users -> users.toArray(UUID[]::new))
                .chain(users -> step(tx, users).map(step -> among(users, step)));
    }

    /** The next step of some users' changes, as far as they are on their way. */
    Uni<Step> step(SqlConnection tx, UUID[] users) {
        return users.length == 0
                ? Uni.createFrom().item(new Step(Set.of(), true))
                : tx.preparedQuery(STEP).execute(Tuple.of(users, rows)).map(RenameFanOut::step);
    }

    private static Step step(Iterable<Row> found) {
        Set<UUID> ended = new HashSet<>();
        boolean isLast = true;
        for (Row row : found) {
            if (row.getBoolean("is_at_end")) {
                ended.add(row.getUUID("user_id"));
            } else {
                isLast = false;
            }
        }
        return new Step(ended, isLast);
    }

    /** Where there may be more users than were taken up, there is a next step. */
    private static Step among(UUID[] users, Step step) {
        return new Step(step.ended(), step.isLast() && users.length < MOST_USERS);
    }
}
