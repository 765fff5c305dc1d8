package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.FanOuts;
import io.thecodeforge.orders.query.projection.Projection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sends a user's new name or e-mail on its way through all rows of that user's orders, and takes
 * the first step: with it most are at the end. The others are gone on with by {@link RenameFanOut}.
 */
@ApplicationScoped
class RenameProjection implements Projection {

    /**
     * A change that has come to its end, or is older than the one on its way, is a repetition. One
     * that is on its way goes on where it is, in the partition that its user is in now.
     */
    private static final String BEGIN =
            """
            insert into rename_fan_out as w (user_id, version, partition)
            select r.user_id, u.version, r.partition
            from unnest($1::uuid[], $2::int[]) as r(user_id, partition)
            cross join lateral (
                select * from user_view u where u.user_id = r.user_id offset 0) u
            left join lateral (
                select * from user_feed f where f.user_id = r.user_id offset 0) f on true
            where u.version > coalesce(f.user_version, 1)
            order by r.user_id
            on conflict (user_id) do update set
                version = excluded.version, partition = excluded.partition,
                walked = case when w.version < excluded.version then 0 else w.walked end,
                created_at = case when w.version < excluded.version
                    then excluded.created_at else w.created_at end,
                order_id = case when w.version < excluded.version
                    then excluded.order_id else w.order_id end
                where w.version < excluded.version or w.partition <> excluded.partition
            """;

    private final RenameFanOut renames;
    private final FanOuts fanOuts;

    RenameProjection(RenameFanOut renames, FanOuts fanOuts) {
        this.renames = renames;
        this.fanOuts = fanOuts;
    }

    @Override
    public String name() {
        return "renames";
    }

    /** Before the orders of this batch, which show the new name already. */
    @Override
    public int order() {
        return 50;
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
                : begin(tx, renamed, partitions(batch, renamed));
    }

    private Uni<Void> begin(SqlConnection tx, UUID[] users, Integer[] partitions) {
        return tx.preparedQuery(BEGIN)
                .execute(Tuple.of(users, partitions))
                .chain(() -> renames.step(tx, users))
                .invoke(step -> {
                    if (!step.isLast()) {
                        fanOuts.goOnAfter(tx, List.of(partitions));
                    }
                })
                .replaceWithVoid();
    }

    private static Integer[] partitions(EventBatch batch, UUID[] users) {
        Map<UUID, Integer> partitions = batch.partitions();
        return Arrays.stream(users).map(partitions::get).toArray(Integer[]::new);
    }
}
