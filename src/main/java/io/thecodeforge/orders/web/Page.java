package io.thecodeforge.orders.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of a list.
 *
 * @param items a JSON array, as the database made it
 * @param totalItems in the whole list
 */
public record Page(
        @JsonRawValue String items, int page, int size, long totalItems, long totalPages) {

    public static Page of(PageRequest asked, String items, long totalItems) {
        long totalPages = (totalItems + asked.size() - 1) / asked.size();
        return new Page(items, asked.page(), asked.size(), totalItems, totalPages);
    }

    /** First, prev, next and last, as far as they are there (RFC 8288). */
    public Link[] links(UriInfo uri) {
        List<Link> links = new ArrayList<>();
        links.add(link(uri, "first", 1));
        if (page > 1) {
            links.add(link(uri, "prev", page - 1));
        }
        if (page < totalPages) {
            links.add(link(uri, "next", page + 1));
        }
        links.add(link(uri, "last", Math.max(1, totalPages)));
        return links.toArray(Link[]::new);
    }

    private static Link link(UriInfo uri, String rel, long page) {
        return Link.fromUriBuilder(uri.getRequestUriBuilder().replaceQueryParam("page", page))
                .rel(rel)
                .build();
    }
}
