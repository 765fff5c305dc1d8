package io.thecodeforge.orders.query.orders;

import io.thecodeforge.orders.web.Cursor;
import io.thecodeforge.orders.web.Instants;
import io.thecodeforge.orders.web.PageRequest;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.QueryParameters;
import io.thecodeforge.orders.web.RefusedException;
import io.thecodeforge.orders.web.Seal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of orders: a range of the order (createdAt, orderId) descending.
 *
 * @param path of the list
 * @param cursor where the page before ended; null where the page is the first or numbered
 */
record OrderListRequest(
        String path, OrderFilter filter, PageRequest page, @Nullable Cursor cursor) {

    /** No order comes before it among those of one instant. */
    private static final UUID LOWEST = new UUID(0, 0);

    /**
     * @throws RefusedException where the cursor is not this list's, or parameters contradict
     */
    static OrderListRequest of(String path, OrderFilter given, PageRequest page, Seal seal) {
        if (given.isBackwards()) {
            throw QueryParameters.refused("placedTo", "must not be before placedFrom");
        }
        String text = page.cursor();
        if (text == null || text.isEmpty()) {
            if (page.isNumbered() && given.q() != null) {
                throw QueryParameters.refused("page", "does not go with q: follow next");
            }
            return new OrderListRequest(path, given, page, null);
        }
        if (page.isNumbered()) {
            throw QueryParameters.refused("page", "does not go with cursor");
        }
        Cursor cursor =
                Cursor.decode(text, seal, path)
                        .orElseThrow(() ->
                                foreign("The cursor is not the next of a page of this list."));
        OrderFilter carried = OrderFilter.read(cursor.filters());
        if (!given.agreesWith(carried)) {
            throw foreign(
                    "The cursor belongs to the list with the filters it carries; leave"
                            + " others away, or begin again without it.");
        }
        return new OrderListRequest(path, carried, page, cursor);
    }

    boolean isNumbered() {
        return cursor == null && filter.q() == null;
    }

    /** Whether the page says how many there are in all. */
    boolean isCounted() {
        return isNumbered() && filter.isCounted();
    }

    /** One row more than the page holds tells whether more follow. */
    int limit() {
        return page.rows() + 1;
    }

    long offset() {
        return isNumbered() ? (page.number() - 1L) * page.rows() : 0;
    }

    /** The range begins here, inclusive. */
    OffsetDateTime from() {
        return utc(filter.placedFrom() == null ? Instants.EARLIEST : filter.placedFrom());
    }

    /** The range ends before the pair of this and {@link #beforeId}. */
    OffsetDateTime before() {
        return utc(cursor != null ? cursor.createdAt() : end());
    }

    UUID beforeId() {
        return cursor != null ? cursor.id() : LOWEST;
    }

    private Instant end() {
        return filter.placedTo() == null ? Instants.LATEST : filter.placedTo();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static RefusedException foreign(String detail) {
        return new RefusedException(Problem.of(ProblemType.INVALID_CURSOR, detail));
    }
}
