package io.thecodeforge.orders.web;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one page, each as the JSON that is sent.
 *
 * @param next the cursor after the last row; null where no row follows
 */
public record Rows(String json, @Nullable String next) {

    /**
     * @param found up to one row more than the page holds: the one that tells that there are more
     * @param cursor the place of a row
     */
    public static Rows of(String[] found, int size, Function<String, Cursor> cursor) {
        String json = Arrays.stream(found).limit(size).collect(Collectors.joining(",", "[", "]"));
        String next = found.length > size ? cursor.apply(found[size - 1]).encode() : null;
        return new Rows(json, next);
    }
}
