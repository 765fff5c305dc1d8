package io.thecodeforge.orders.query.orders;

import io.thecodeforge.orders.web.Instants;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a list holds.
 *
 * @param placedFrom inclusive
 * @param placedTo exclusive
 */
record OrderFilter(
        @Nullable String status,
        @Nullable String q,
        @Nullable Instant placedFrom,
        @Nullable Instant placedTo) {

    static OrderFilter of(OrderFilterRequest asked, @Nullable String q) {
        return new OrderFilter(
                given(asked.status()),
                given(q),
                instant(asked.placedFrom()),
                instant(asked.placedTo()));
    }

    /** Reads what {@link #text} wrote. */
    static OrderFilter read(String text) {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair ->
                        given.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return new OrderFilter(
                given.get("status"),
                given.get("q"),
                instant(given.get("placedFrom")),
                instant(given.get("placedTo")));
    }

    /** As a query string, always in one order: what cursors and links carry. */
    String text() {
        StringJoiner text = new StringJoiner("&");
        add(text, "status", status);
        add(text, "q", q);
        add(text, "placedFrom", placedFrom);
        add(text, "placedTo", placedTo);
        return text.toString();
    }

    /** Whether the orders that it leaves are counted, so that a page can say how many. */
    boolean isCounted() {
        return q == null && placedFrom == null && placedTo == null;
    }

    /** Whether it begins after its end. */
    boolean isBackwards() {
        return placedFrom != null && placedTo != null && placedFrom.isAfter(placedTo);
    }

    /** Whether what is said here is what the other says, too. */
    boolean agreesWith(OrderFilter other) {
        return agree(status, other.status)
                && agree(q, other.q)
                && agree(placedFrom, other.placedFrom)
                && agree(placedTo, other.placedTo);
    }

    private static boolean agree(@Nullable Object said, @Nullable Object other) {
        return said == null || Objects.equals(said, other);
    }

    private static void add(StringJoiner text, String name, @Nullable Object value) {
        if (value != null) {
            text.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** The database knows microseconds: between two of them, the later one bounds the same. */
    private static @Nullable Instant instant(@Nullable String text) {
        return text == null
                ? null
                : Instants.parse(text)
                        .map(i -> i.plusNanos(999).truncatedTo(ChronoUnit.MICROS))
                        .orElse(null);
    }
}
