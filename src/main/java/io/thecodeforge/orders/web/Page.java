package io.thecodeforge.orders.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items a JSON array, of rows as the database made them
 * @param page from 1; null on a cursor's page
 * @param totalItems in the whole list; null where it is not kept
 * @param next the cursor after the last row; null at the end
 */
@RegisterForReflection
public record Page(
        @JsonRawValue String items,
        @Nullable Integer page,
        int size,
        @Nullable Long totalItems,
        @Nullable Long totalPages,
        @Nullable String next) {

    public static Page numbered(
            int page, int size, String items, @Nullable Long totalItems, @Nullable String next) {
        Long totalPages = totalItems == null ? null : (totalItems + size - 1) / size;
        return new Page(items, page, size, totalItems, totalPages, next);
    }

    public static Page ofCursor(int size, String items, @Nullable String next) {
        return new Page(items, null, size, null, null, next);
    }
}
