package io.thecodeforge.orders.query.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.Projection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code user_orders_view}, and what is counted beside it: by what a row has moved from its old to
 * its new state, so a repeated event, which moves none, counts for nothing.
 *
 * <p>Whatever an event says, the row takes the newest that is known of the user: so it is right
 * wherever a rename has got to.
 */
@ApplicationScoped
class OrdersProjection implements Projection {

    /** Locks the rows in one order, so that no two transactions wait for each other. */
    private static final String KNOWN =
            """
            select order_id, user_id, version, status from user_orders_view
            where order_id = any($1) order by order_id for update
            """;

    /** Orders that begin in this batch, with what a search finds them by and streams are told. */
    private static final String INSERT =
            """
            with told as materialized (
                select p.*, u.name, u.email, u.version as user_version,
                    order_row(
                        p.order_id, p.user_id, u.name, u.email, p.total::numeric, p.currency,
                        p.item_count, p.item_names, p.status, p.created_at, p.updated_at,
                        p.version) as row_json
                from %s cross join lateral (
                    select * from user_view where user_id = p.user_id offset 0) u
                order by p.order_id),
            placed as (insert into user_orders_view (
                    order_id, user_id, user_name, user_email, user_version, total, currency,
                    item_count, item_names, items, status, created_at, updated_at, version,
                    carrier, tracking_number, shipped_at, delivered_at, cancellation_reason,
                    cancelled_at, row_json)
                select order_id, user_id, name, email, user_version, total::numeric, currency,
                    item_count, item_names, items, status, created_at, updated_at, version,
                    carrier, tracking_number, shipped_at, delivered_at, cancellation_reason,
                    cancelled_at, row_json
                from told),
            searched as (insert into order_search (order_id, names)
                select order_id, name || E'\\n' || item_names from told)
            insert into user_changes (user_id, position, kind, body)
            select t.user_id, coalesce(f.position, 0) + t.nth, 'order', t.row_json
            from told t left join lateral (
                select * from user_feed where user_id = t.user_id offset 0) f on true
            """
                    .formatted(OrderPatches.RELATION);

    /**
     * What a batch does not say stays as it is, and what a search finds, while no name changes.
     *
     * <p>A row is found by its place: nobody else can move one that {@link #KNOWN} has locked, and
     * both scans have one snapshot. A condition on its id beside that would let the planner read
     * all rows, where it takes them for few. In a table of partitions a place is not one row's.
     */
    private static final String UPDATE =
            """
            with written as (update user_orders_view o set
                user_name = u.name, user_email = u.email, user_version = u.version,
                total = coalesce(p.total::numeric, o.total),
                item_count = coalesce(p.item_count, o.item_count),
                item_names = coalesce(p.item_names, o.item_names),
                items = coalesce(p.items, o.items),
                status = coalesce(p.status, o.status),
                carrier = coalesce(p.carrier, o.carrier),
                tracking_number = coalesce(p.tracking_number, o.tracking_number),
                shipped_at = coalesce(p.shipped_at, o.shipped_at),
                delivered_at = coalesce(p.delivered_at, o.delivered_at),
                cancellation_reason = coalesce(p.cancellation_reason, o.cancellation_reason),
                cancelled_at = coalesce(p.cancelled_at, o.cancelled_at),
                updated_at = p.updated_at,
                version = p.version,
                row_json = order_row(
                    o.order_id, o.user_id, u.name, u.email, coalesce(p.total::numeric, o.total),
                    o.currency, coalesce(p.item_count, o.item_count),
                    coalesce(p.item_names, o.item_names), coalesce(p.status, o.status),
                    o.created_at, p.updated_at, p.version)
            from %s
            cross join lateral (
                select ctid as place, user_id from user_orders_view
                where order_id = p.order_id offset 0) k
            cross join lateral (
                select * from user_view where user_id = k.user_id offset 0) u
            left join lateral (
                select * from user_feed where user_id = k.user_id offset 0) f on true
            where o.ctid = k.place
            returning o.order_id, o.user_id, new.row_json,
                coalesce(f.position, 0) + p.nth as position,
                new.user_name || E'\\n' || new.item_names as names,
                (old.user_name, old.item_names) <> (new.user_name, new.item_names) as is_named),
            searched as (
                update order_search s set names = w.names
                from written w cross join lateral (
                    select ctid as place from order_search
                    where order_id = w.order_id offset 0) k
                where w.is_named and s.ctid = k.place)
            insert into user_changes (user_id, position, kind, body)
            select user_id, position, 'order', row_json from written
            """
                    .formatted(OrderPatches.RELATION);

    private final ObjectMapper json;

    OrdersProjection(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, EventBatch batch) {
        UUID[] orders = OrderPatches.orders(batch);
        return orders.length == 0
                ? Uni.createFrom().voidItem()
                : known(tx, orders).chain(known -> run(tx, batch, known));
    }

    /**
     * What was in between first, for it reads the rows as they were, and the counts last, for all
     * read the users' positions as they were. Nobody else raises these meanwhile: a user's events
     * are in one partition. None awaits another's answer.
     */
    private Uni<Void> run(SqlConnection tx, EventBatch batch, Map<UUID, KnownOrder> known) {
        OrderPatches patches = OrderPatches.of(batch, known);
        return Uni.combine()
                .all()
                .unis(
                        OrderChanges.log(tx, patches.passed()),
                        run(tx, INSERT, patches.placed(), UnknownUserException::new),
                        run(tx, UPDATE, patches.changed(), OrdersProjection::unwritten),
                        OrderCounts.move(tx, patches.moves(), batch.partitions()))
                .discardItems();
    }

    private static Uni<Map<UUID, KnownOrder>> known(SqlConnection tx, UUID[] orders) {
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of((Object) orders))
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> row.getUUID("order_id"), KnownOrder::of)));
    }

    /**
     * @param unwritten what it means if not all of them were written
     */
    private Uni<Void> run(
            SqlConnection tx,
            String sql,
            List<OrderPatch> patches,
            Function<List<OrderPatch>, RuntimeException> unwritten) {
        return patches.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql)
                        .execute(OrderPatches.columns(patches, json))
                        .invoke(told -> {
                            if (told.rowCount() != patches.size()) {
                                throw unwritten.apply(patches);
                            }
                        })
                        .replaceWithVoid();
    }

    private static IllegalStateException unwritten(List<OrderPatch> patches) {
        return new IllegalStateException(
                "not all of %d rows were written".formatted(patches.size()));
    }
}
