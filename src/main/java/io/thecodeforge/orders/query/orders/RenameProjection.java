package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.Projection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/**
 * A user's new name or e-mail, into all rows of that user's orders. Guarded by the user's version,
 * apart from the order's: neither event can undo the other. It is one change of the user's list.
 */
@ApplicationScoped
class RenameProjection implements Projection {

    private static final String UPDATE =
            """
            with renamed as (
                select * from unnest($1::uuid[], $2::int[]) as r(user_id, partition)),
            users as (
                insert into user_feed as f (user_id, position, user_version)
                select user_id, 1, version from user_view where user_id = any($1) order by user_id
                on conflict (user_id) do update set
                    position = f.position + 1, user_version = excluded.user_version
                    where f.user_version < excluded.user_version
                returning user_id, position),
            told as (
                insert into user_changes (user_id, position, kind, body)
                select user_id, u.position, 'user',
                    '{"id":"' || user_id || '","name":' || json_string(name)
                    || ',"email":' || json_string(email) || ',"version":' || version || '}'
                from users u join user_view using (user_id)),
            everybody as (
                insert into orders_feed as f (partition, position)
                select partition, count(*) from users join renamed using (user_id)
                group by partition order by partition
                on conflict (partition) do update set position = f.position + excluded.position)
            update user_orders_view o set
                user_name = u.name, user_email = u.email, user_version = u.version
            from user_view u
            where u.user_id = any($1) and o.user_id = u.user_id and o.user_version < u.version
            """;

    @Override
    public String name() {
        return "renames";
    }

    /** After the rows of this batch are there. */
    @Override
    public int order() {
        return 200;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, EventBatch batch) {
        UUID[] renamed =
                batch.events().stream()
                        .filter(e -> e.event() instanceof UserChanged)
                        .map(Envelope::aggregateId)
                        .distinct()
                        .toArray(UUID[]::new);
        return renamed.length == 0
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(UPDATE)
                        .execute(Tuple.of(renamed, partitions(batch, renamed)))
                        .replaceWithVoid();
    }

    private static Integer[] partitions(EventBatch batch, UUID[] users) {
        Map<UUID, Integer> partitions = batch.partitions();
        return Arrays.stream(users).map(partitions::get).toArray(Integer[]::new);
    }
}
