package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Applied;
import io.thecodeforge.orders.query.freshness.Found;
import io.thecodeforge.orders.query.freshness.ReadModel;
import io.thecodeforge.orders.query.freshness.Terms;
import io.thecodeforge.orders.query.orders.PointInTime.AtInstant;
import io.thecodeforge.orders.query.orders.PointInTime.AtVersion;
import io.thecodeforge.orders.web.Caller;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

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
     * Each event with the user as known then; a user's clock may have been ahead of the order's.
     */
    static final String UNTIL =
            """
            select h.user_id, h.version, h.type, h.occurred_at, h.data,
                (select name from user_history u where u.user_id = h.user_id
                    and (u.occurred_at <= coalesce($3, h.occurred_at) or u.version = 1)
                    order by u.version desc limit 1) as user_name,
                (select email from user_history u where u.user_id = h.user_id
                    and (u.occurred_at <= coalesce($3, h.occurred_at) or u.version = 1)
                    order by u.version desc limit 1) as user_email
            from order_history h
            where h.order_id = $1 and h.version <= coalesce($2, h.version)
                and h.occurred_at <= coalesce($3, h.occurred_at)
                and h.user_id = coalesce($4, h.user_id)
            order by h.version
            """;

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
    Uni<Optional<OrderAnswers.Order>> order(
            Terms terms, UUID orderId, PointInTime at, Caller caller) {
        Tuple arguments =
                switch (at) {
                    case AtVersion(int version) ->
                            Tuple.of(orderId, version).addOffsetDateTime(null);
                    case AtInstant(var instant) -> {
                        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
                        yield Tuple.of(orderId).addInteger(null).addOffsetDateTime(time);
                    }
                };
        arguments.addValue(caller.onlyUser());
        return read.reach(terms)
                .chain(() -> read.rows(UNTIL, arguments))
                .map(rows -> OrderAsOf.fold(orderId, rows))
                .map(order -> order.filter(o -> at.isReachedBy(o.version())));
    }
}
