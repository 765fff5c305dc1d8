package io.thecodeforge.orders.query.projection;

import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows as one array a column, in the order in which they are named: so one statement takes any
 * number of rows, by {@code unnest}.
 *
 * @param <R> what a row is made of
 */
public final class Columns<R> {

    private final Collection<R> rows;
    private final Tuple arrays = Tuple.tuple();

    private Columns(Collection<R> rows) {
        this.rows = rows;
    }

    public static <R> Columns<R> of(Collection<R> rows) {
        return new Columns<>(rows);
    }

    public Columns<R> uuids(Function<R, @Nullable UUID> fact) {
        return add(new UUID[rows.size()], fact);
    }

    public Columns<R> integers(Function<R, @Nullable Integer> fact) {
        return add(new Integer[rows.size()], fact);
    }

    public Columns<R> longs(Function<R, @Nullable Long> fact) {
        return add(new Long[rows.size()], fact);
    }

    public Columns<R> texts(Function<R, @Nullable String> fact) {
        return add(new String[rows.size()], fact);
    }

    public Columns<R> booleans(Function<R, @Nullable Boolean> fact) {
        return add(new Boolean[rows.size()], fact);
    }

    public Columns<R> dates(Function<R, @Nullable LocalDate> fact) {
        return add(new LocalDate[rows.size()], fact);
    }

    public Columns<R> instants(Function<R, @Nullable Instant> fact) {
        return add(new OffsetDateTime[rows.size()], row -> utc(fact.apply(row)));
    }

    /** As texts, to be cast to {@code numeric}. */
    public Columns<R> amounts(Function<R, @Nullable BigDecimal> fact) {
        return texts(row -> plain(fact.apply(row)));
    }

    /** The arguments of the statement. */
    public Tuple arguments() {
        return arrays;
    }

    private <T> Columns<R> add(@Nullable T[] column, Function<R, @Nullable T> fact) {
        int next = 0;
        for (R row : rows) {
            column[next++] = fact.apply(row);
        }
        arrays.addValue(column);
        return this;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
