package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Applied;
import io.thecodeforge.orders.query.freshness.Found;
import io.thecodeforge.orders.query.freshness.ReadModel;
import io.thecodeforge.orders.query.freshness.Terms;
import io.thecodeforge.orders.query.orders.PointInTime.AtInstant;
import io.thecodeforge.orders.query.orders.PointInTime.AtVersion;
import io.thecodeforge.orders.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of an order's past: one statement each, one range of one index. */
@ApplicationScoped
class HistoryQueries {

    /** Events are only ever added, so the version of the last is the tag. */
    static final String EVENTS =
            """
            select %s as applied, (
                select array[tag, case when array[tag, '*'] && $4 then null else (
                    select '{"items":[' || string_agg(
                        '{"version":' || version
                        || ',"type":' || json_string(type)
                        || ',"occurredAt":"' || rfc3339(occurred_at)
                        || '","actor":' || coalesce(json_string(actor), 'null')
                        || ',"data":' || data || '}', ',' order by version)
                        || ']}'
                    from order_history where order_id = $5) end]
                from (select 'h' || max(version) as tag from order_history
                    where order_id = $5 and user_id = coalesce($6, user_id))) as answer
            """
                    .formatted(Applied.SQL);

    /**
     * The last event until then, with the user as known then (whose clock may have been ahead of
     * the order's, and whose registration may have been given up), and all before it.
     */
    static final String UNTIL =
            """
            select %s as applied, last,
                case when array['v' || last[1] || '.' || last[2], '*'] && $4 then null else array(
                    select version || ' ' || type || ' ' || rfc3339(occurred_at) || ' ' || data
                    from order_history where order_id = $5 and version <= last[1]::int
                    order by version) end as events
            from (select (
                select array[version::text, known[1], known[2], known[3], user_id::text]
                from (
                    select h.version, h.user_id, (
                        select array[u.version::text, u.name, u.email]
                        from user_history u where u.user_id = h.user_id
                            and (u.occurred_at <= coalesce($7, h.occurred_at) or u.version = (
                                select min(version) from user_history where user_id = h.user_id))
                        order by u.version desc limit 1) as known
                    from order_history h
                    where h.order_id = $5 and h.version <= coalesce($6, h.version)
                        and h.occurred_at <= coalesce($7, h.occurred_at)
                        and h.user_id = coalesce($8, h.user_id)
                    order by h.version desc limit 1 offset 0)) as last offset 0)
            """
                    .formatted(Applied.SQL);

    private final ReadModel read;

    HistoryQueries(ReadModel read) {
        this.read = read;
    }

    /** An order's events, oldest first, as JSON; empty where it is not there for this caller. */
    Uni<Optional<Found>> events(Terms terms, UUID orderId, Caller caller) {
        return read.ask(terms, EVENTS, orderId, caller.onlyUser()).map(Found::of);
    }

    /**
     * The order as it stood; empty where it did not stand yet, had not got that far, or is not
     * there for this caller.
     */
    Uni<Optional<OrderAsOf>> order(Terms terms, UUID orderId, PointInTime at, Caller caller) {
        return read.ask(terms, UNTIL, arguments(orderId, at, caller.onlyUser()))
                .map(row -> OrderAsOf.of(orderId, row))
                .map(order -> order.filter(o -> at.isReachedBy(o.version())));
    }

    /** From $5 on. */
    static @Nullable Object[] arguments(UUID orderId, PointInTime at, @Nullable UUID onlyUser) {
        return switch (at) {
            case AtVersion(int version) ->
                    new @Nullable Object[] {orderId, version, null, onlyUser};
            case AtInstant(var instant) ->
                    new @Nullable Object[] {
                        orderId, null, instant.atOffset(ZoneOffset.UTC), onlyUser
                    };
        };
    }
}
