package io.thecodeforge.orders.web;

import java.util.ArrayList;
import java.util.List;

/**
 * The pages beside one, as {@code Link} names them (RFC 8288): first, prev, next and last, as far
 * as they are there and known. Who asks for numbers is led by numbers; all others by cursors, since
 * numbers skip and repeat rows while the list moves.
 *
 * @param path of the list
 * @param filters of the list, as a query string; empty where there are none
 * @param isNumbered whether the page was asked for by its number
 */
public record PageLinks(String path, String filters, boolean isNumbered) {

    /** A page by its number is found by walking to it: no link leads further than so many rows. */
    private static final long DEEPEST = 100_000;

    public String around(Page page) {
        List<String> links = new ArrayList<>();
        links.add(isNumbered ? numbered(page, 1, "first") : link(with(size(page)), "first"));
        if (isNumbered && page.page() != null && page.page() > 1) {
            links.add(numbered(page, page.page() - 1L, "prev"));
        }
        if (page.next() != null) {
            links.add(next(page, page.next()));
        }
        if (page.totalPages() != null && page.totalPages() * page.size() <= DEEPEST) {
            links.add(numbered(page, Math.max(1, page.totalPages()), "last"));
        }
        return String.join(", ", links);
    }

    private String next(Page page, String cursor) {
        return isNumbered && page.page() != null
                ? numbered(page, page.page() + 1L, "next")
                : link(size(page) + "&cursor=" + cursor, "next");
    }

    private static String size(Page page) {
        return "size=" + page.size();
    }

    private String numbered(Page page, long number, String rel) {
        return link(with("page=" + number + "&" + size(page)), rel);
    }

    private String with(String query) {
        return filters.isEmpty() ? query : filters + "&" + query;
    }

    private String link(String query, String rel) {
        return "<" + path + "?" + query + ">; rel=\"" + rel + "\"";
    }
}
