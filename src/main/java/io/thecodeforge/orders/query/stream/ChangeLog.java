package io.thecodeforge.orders.query.stream;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.ReadModel;
import io.thecodeforge.orders.query.stream.Changes.Change;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** {@code user_changes} as streams read it: any process, whichever projects the user. */
@ApplicationScoped
class ChangeLog {

    /** As many as a stream takes up at once, */
    private static final int MOST = 100;

    /** and as much: what is over this, if it is not the first, waits for the next look. */
    private static final int MOST_BYTES = 65_536;

    /** Looks of all streams at a time: however many are woken at once, pages have connections. */
    private static final int LOOKS = 4;

    private static final String LAST =
            "select coalesce((select position from user_feed where user_id = $1), 0) as last";

    private static final String AFTER =
            """
            select
                coalesce((select position from user_feed where user_id = $1), 0) as last,
                array(
                    select position || ' ' || kind || ' ' || body from (
                        select *, sum(octet_length(body)) over (
                            order by position rows between unbounded preceding and 1 preceding)
                            as bytes_before
                        from (
                            select position, kind, body from user_changes
                            where user_id = $1 and position > $2 order by position limit $3))
                    where coalesce(bytes_before, 0) < $4 order by position) as changes
            """;

    private final ReadModel read;
    private final Turns looks = new Turns(LOOKS);

    ChangeLog(ReadModel read) {
        this.read = read;
    }

    /** The position of a user's list; 0 where the read model does not know the user. */
    Uni<Long> last(UUID userId) {
        return read.rows(LAST, Tuple.of(userId))
                .map(rows -> rows.iterator().next().getLong("last"));
    }

    Uni<Changes> after(UUID userId, long position) {
        return looks.take(() -> read.rows(AFTER, Tuple.of(userId, position, MOST, MOST_BYTES)))
                .map(rows -> changes(rows.iterator().next()));
    }

    private static Changes changes(Row row) {
        List<Change> changes =
                Arrays.stream(row.getArrayOfStrings("changes")).map(ChangeLog::change).toList();
        return new Changes(row.getLong("last"), changes);
    }

    private static Change change(String text) {
        String[] parts = text.split(" ", 3);
        return new Change(Long.parseLong(parts[0]), parts[1], parts[2]);
    }
}
