package io.thecodeforge.orders.embedded;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import java.time.Duration;
import java.util.function.Supplier;

/** How many rows of tables, and entries of indexes, a session reads for some work. */
public final class RowsRead {

    /** By this session, and not yet told to others. */
    private static final String COUNT =
            """
            select (select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))
                    from pg_stat_xact_user_tables)::bigint
                + (select sum(pg_stat_get_xact_tuples_returned(indexrelid))
                    from pg_stat_user_indexes)::bigint
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RowsRead() {}

    /** Of work that is done in a transaction of its own. */
    public static long of(PgConnection session, Supplier<Uni<?>> work) {
        return session.begin()
                .chain(tx ->
                        count(session)
                                .chain(before ->
                                        work.get()
                                                .chain(() -> count(session))
                                                .map(after -> after - before))
                                .call(tx::commit))
                .await()
                .atMost(PATIENCE);
    }

    private static Uni<Long> count(PgConnection session) {
        return session.query(COUNT).execute().map(rows -> rows.iterator().next().getLong(0));
    }
}
