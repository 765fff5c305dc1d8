package io.thecodeforge.orders.web;

import java.util.ArrayList;
import java.util.List;

/**
 * The pages beside one, as {@code Link} names them (RFC 8288): first, prev, next and last, as far
 * as they are there and known.
 *
 * @param path of the list
 * @param filters of the list, as a query string; empty where there are none
 */
public record PageLinks(String path, String filters) {

    public String around(Page page) {
        List<String> links = new ArrayList<>();
        links.add(page.page() == null ? firstOfCursors(page) : numbered(page, 1, "first"));
        if (page.page() == null) {
            if (page.next() != null) {
                links.add(link("size=" + page.size() + "&cursor=" + page.next(), "next"));
            }
        } else {
            addNumbered(page, page.page(), links);
        }
        return String.join(", ", links);
    }

    private void addNumbered(Page page, int number, List<String> links) {
        if (number > 1) {
            links.add(numbered(page, number - 1, "prev"));
        }
        if (page.next() != null) {
            links.add(numbered(page, number + 1, "next"));
        }
        if (page.totalPages() != null) {
            links.add(numbered(page, Math.max(1, page.totalPages()), "last"));
        }
    }

    private String firstOfCursors(Page page) {
        return link(with("size=" + page.size()), "first");
    }

    private String numbered(Page page, long number, String rel) {
        return link(with("page=" + number + "&size=" + page.size()), rel);
    }

    private String with(String query) {
        return filters.isEmpty() ? query : filters + "&" + query;
    }

    private String link(String query, String rel) {
        return "<" + path + "?" + query + ">; rel=\"" + rel + "\"";
    }
}
