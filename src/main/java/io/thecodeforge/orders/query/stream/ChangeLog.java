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

    /** As many as a stream takes up at once. */
    private static final int MOST = 100;

    private static final String LAST =
            "select coalesce((select position from user_feed where user_id = $1), 0) as last";

    private static final String AFTER =
            """
            select
                coalesce((select position from user_feed where user_id = $1), 0) as last,
                coalesce((select position from user_changes
                    where user_id = $1 and position > $2 order by position limit 1), 0) as first,
                array(select kind || ' ' || body from user_changes
                    where user_id = $1 and position > $2 order by position limit $3) as changes
            """;

    private final ReadModel read;

    ChangeLog(ReadModel read) {
        this.read = read;
    }

    /** The position of a user's list; 0 where the read model does not know the user. */
    Uni<Long> last(UUID userId) {
        return read.rows(LAST, Tuple.of(userId))
                .map(rows -> rows.iterator().next().getLong("last"));
    }

    Uni<Changes> after(UUID userId, long position) {
        return read.rows(AFTER, Tuple.of(userId, position, MOST))
                .map(rows -> changes(rows.iterator().next()));
    }

    private static Changes changes(Row row) {
        List<Change> changes =
                Arrays.stream(row.getArrayOfStrings("changes")).map(ChangeLog::change).toList();
        return new Changes(row.getLong("last"), row.getLong("first"), changes);
    }

    private static Change change(String text) {
        int end = text.indexOf(' ');
        return new Change(text.substring(0, end), text.substring(end + 1));
    }
}
