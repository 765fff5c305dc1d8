package io.thecodeforge.orders.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.UriBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items a JSON array, of rows as the database made them
 * @param page from 1; null on a cursor's page
 * @param totalItems in the whole list; null on a cursor's page
 * @param next the cursor after the last row; null at the end
 */
public record Page(
        @JsonRawValue String items,
        @Nullable Integer page,
        int size,
        @Nullable Long totalItems,
        @Nullable Long totalPages,
        @Nullable String next) {

    public static Page numbered(PageRequest asked, Rows rows, long totalItems) {
        long totalPages = (totalItems + asked.rows() - 1) / asked.rows();
        return new Page(
                rows.json(), asked.number(), asked.rows(), totalItems, totalPages, rows.next());
    }

    public static Page afterCursor(PageRequest asked, Rows rows) {
        return new Page(rows.json(), null, asked.rows(), null, null, rows.next());
    }

    /** First, prev, next and last, as far as they are there (RFC 8288), by paths of their own. */
    public Link[] links(HttpServerRequest asked) {
        List<Link> links = new ArrayList<>();
        if (page != null && totalPages != null) {
            links.add(link(asked, "first", "page", 1));
            if (page > 1) {
                links.add(link(asked, "prev", "page", page - 1));
            }
            if (page < totalPages) {
                links.add(link(asked, "next", "page", page + 1));
            }
            links.add(link(asked, "last", "page", Math.max(1, totalPages)));
        } else if (next != null) {
            links.add(link(asked, "next", "cursor", next));
        }
        return links.toArray(Link[]::new);
    }

    private static Link link(HttpServerRequest asked, String rel, String parameter, Object value) {
        return Link.fromUriBuilder(
                        UriBuilder.fromPath(asked.path())
                                .replaceQuery(asked.query())
                                .replaceQueryParam(parameter, value))
                .rel(rel)
                .build();
    }
}
