package io.thecodeforge.orders.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.UriInfo;
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
        long totalPages = (totalItems + asked.size() - 1) / asked.size();
        return new Page(
                rows.json(), asked.page(), asked.size(), totalItems, totalPages, rows.next());
    }

    public static Page afterCursor(PageRequest asked, Rows rows) {
        return new Page(rows.json(), null, asked.size(), null, null, rows.next());
    }

    /** First, prev, next and last, as far as they are there (RFC 8288). */
    public Link[] links(UriInfo uri) {
        List<Link> links = new ArrayList<>();
        if (page != null && totalPages != null) {
            links.add(link(uri, "first", 1));
            if (page > 1) {
                links.add(link(uri, "prev", page - 1));
            }
            if (page < totalPages) {
                links.add(link(uri, "next", page + 1));
            }
            links.add(link(uri, "last", Math.max(1, totalPages)));
        } else if (next != null) {
            links.add(link(uri, "next", "cursor", next));
        }
        return links.toArray(Link[]::new);
    }

    private static Link link(UriInfo uri, String rel, long page) {
        return link(uri, rel, "page", page);
    }

    private static Link link(UriInfo uri, String rel, String parameter, Object value) {
        return Link.fromUriBuilder(uri.getRequestUriBuilder().replaceQueryParam(parameter, value))
                .rel(rel)
                .build();
    }
}
