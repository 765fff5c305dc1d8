package io.thecodeforge.orders.query.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.web.Cursor;
import io.thecodeforge.orders.web.Page;
import io.thecodeforge.orders.web.PageRequest;
import io.thecodeforge.orders.web.Rows;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The pages of a user's orders: one statement each, one range of one index, and one row more than
 * the page holds, to see whether more follow. Empty where the user is not known.
 */
@ApplicationScoped
class UserOrdersQueries {

    private static final String NUMBERED =
            """
            select
                (select coalesce(sum(orders), 0)::bigint
                    from user_order_totals where user_id = $1) as total_items,
                array(select row_json from user_orders_view
                    where user_id = $1
                    order by created_at desc, order_id desc limit $2 offset $3) as items
            from user_view where user_id = $1
            """;

    private static final String AFTER_CURSOR =
            """
            select
                array(select row_json from user_orders_view
                    where user_id = $1 and (created_at, order_id) < ($3, $4)
                    order by created_at desc, order_id desc limit $2) as items
            from user_view where user_id = $1
            """;

    private final Pool read;
    private final ObjectMapper json;

    UserOrdersQueries(@ReactiveDataSource("read") Pool read, ObjectMapper json) {
        this.read = read;
        this.json = json;
    }

    Uni<Optional<Page>> numbered(UUID userId, PageRequest asked) {
        return first(NUMBERED, Tuple.of(userId, asked.rows() + 1, asked.offset()))
                .map(row ->
                        row.map(r ->
                                Page.numbered(asked, rows(r, asked), r.getLong("total_items"))));
    }

    Uni<Optional<Page>> after(Cursor cursor, UUID userId, PageRequest asked) {
        Tuple key =
                Tuple.of(
                        userId,
                        asked.rows() + 1,
                        cursor.createdAt().atOffset(ZoneOffset.UTC),
                        cursor.id());
        return first(AFTER_CURSOR, key)
                .map(row -> row.map(r -> Page.afterCursor(asked, rows(r, asked))));
    }

    private Uni<Optional<Row>> first(String sql, Tuple arguments) {
        return read.preparedQuery(sql).execute(arguments).map(rows -> rows.stream().findFirst());
    }

    private Rows rows(Row row, PageRequest asked) {
        return Rows.of(row.getArrayOfStrings("items"), asked.rows(), this::cursor);
    }

    private Cursor cursor(String row) {
        try {
            JsonNode fields = json.readTree(row);
            return new Cursor(
                    Instant.parse(fields.get("createdAt").asText()),
                    UUID.fromString(fields.get("orderId").asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of ours is not JSON", e);
        }
    }
}
