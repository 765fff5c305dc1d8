package io.thecodeforge.orders.query.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecodeforge.orders.query.freshness.Answers;
import io.thecodeforge.orders.query.freshness.Terms;
import io.thecodeforge.orders.web.Cursor;
import io.thecodeforge.orders.web.Page;
import io.thecodeforge.orders.web.PageLinks;
import io.thecodeforge.orders.web.Seal;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as the database made them, as a page of a list. */
@ApplicationScoped
class OrderPages {

    static final String LINK = "Link";
    static final String STREAM_POSITION = "Stream-Position";

    private final ObjectMapper json;
    private final Seal seal;

    OrderPages(ObjectMapper json, Seal seal) {
        this.json = json;
        this.seal = seal;
    }

    /**
     * The page that {@link OrderListQueries} found; its items are up to one row more than it holds:
     * the one that tells that there are more.
     */
    ResponseBuilder answer(Terms terms, OrderListRequest asked, Row row) {
        String[] rows = row.getArrayOfStrings("items");
        return answer(
                terms,
                asked,
                row,
                rows == null ? null : page(asked, rows, row.getLong("total_items")));
    }

    /** The page that {@link SearchQueries} found: by the index, or as far as it has looked. */
    ResponseBuilder answerOfSearch(Terms terms, OrderListRequest asked, Row row) {
        String[] recent = row.getArrayOfStrings("recent");
        String[] found = row.getArrayOfStrings("found");
        String edge = row.getString("edge");
        return answer(
                terms,
                asked,
                row,
                found != null
                        ? page(asked, found, null)
                        : recent == null
                                ? null
                                : edge == null
                                        ? page(asked, recent, null)
                                        : upTo(asked, recent, edge));
    }

    private static ResponseBuilder answer(
            Terms terms, OrderListRequest asked, Row row, @Nullable Page page) {
        ResponseBuilder answer = Answers.of(terms, row.getString("tag"), page);
        return page == null
                ? answer
                : answer.header(
                        LINK,
                        new PageLinks(
                                        asked.path(),
                                        asked.filter().text(),
                                        asked.page().isNumbered())
                                .around(page));
    }

    private Page page(OrderListRequest asked, String[] rows, @Nullable Long totalItems) {
        int size = asked.page().rows();
        String next = rows.length > size ? cursorAfter(asked, rows[size - 1]) : null;
        return asked.isNumbered()
                ? Page.numbered(asked.page().number(), size, firstOf(rows, size), totalItems, next)
                : Page.ofCursor(size, firstOf(rows, size), next);
    }

    /** A search's page that has not seen all, and goes on after the last row that it has seen. */
    private Page upTo(OrderListRequest asked, String[] rows, String edge) {
        int size = asked.page().rows();
        return Page.ofCursor(size, firstOf(rows, size), cursorAfter(asked, edge));
    }

    private static String firstOf(String[] rows, int size) {
        return Arrays.stream(rows).limit(size).collect(Collectors.joining(",", "[", "]"));
    }

    private String cursorAfter(OrderListRequest asked, String row) {
        try {
            JsonNode fields = json.readTree(row);
            return new Cursor(
                            Instant.parse(fields.get("createdAt").asText()),
                            UUID.fromString(fields.get("orderId").asText()),
                            asked.filter().text())
                    .encode(seal, asked.path());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of ours is not JSON", e);
        }
    }
}
