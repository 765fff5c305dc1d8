package io.thecodeforge.orders.query.sales;

import io.thecodeforge.orders.web.QueryParameters;
import io.thecodeforge.orders.web.RefusedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Days, the first and the last among them. */
record Period(LocalDate from, LocalDate to) {

    /** Of a period that nobody has said the beginning of. */
    static final int USUAL_DAYS = 30;

    static final int MOST_DAYS = 366;

    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /**
     * Reads what a client has said; a text that is empty is one that is not given.
     *
     * @throws RefusedException naming the parameter at fault
     */
    static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate last = isGiven(to) ? date("to", to) : today;
        LocalDate first = isGiven(from) ? date("from", from) : last.minusDays(USUAL_DAYS - 1L);
        if (first.isAfter(last)) {
            throw QueryParameters.refused("from", "must not be after to, which is " + last);
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw QueryParameters.refused(
                    "from", "must be of the %d days up to %s".formatted(MOST_DAYS, last));
        }
        return new Period(first, last);
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static LocalDate date(String name, @Nullable String text) {
        try {
            LocalDate date = LocalDate.parse(text == null ? "" : text);
            if (!date.isBefore(EARLIEST) && !date.isAfter(LATEST)) {
                return date;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw QueryParameters.refused(name, "must be a date like 2026-11-23");
    }
}
