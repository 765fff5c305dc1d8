package io.thecodeforge.orders.journal.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Where the relays settle who owns which lane.
 *
 * <p>A relay is taken for dead when another deletes its row, under that row's lock: a renewal comes
 * before that, and then the row is no longer old, or after it, and finds nothing to renew. Its
 * lanes are free in the same transaction, by the foreign key.
 */
final class LaneTable {

    private static final String JOIN =
            """
            insert into relay_member (id, lease, seen_at)
            values ($1, make_interval(secs => $2), clock_timestamp())
            """;

    private static final String RENEW =
            """
            with buried as (
                delete from relay_member where id in (
                    select id from relay_member where seen_at < clock_timestamp() - lease and id <> $1
                    order by id for update skip locked))
            update relay_member set seen_at = clock_timestamp() where id = $1
            """;

    private static final String COUNT =
            """
            select (select count(*) from relay_member) as members,
                   (select count(*) from relay_member where id < $1) as rank,
                   lane, epoch, owner = $1 as mine
            from relay_lane
            """;

    private static final String CLAIM =
            """
            update relay_lane set owner = $1, epoch = nextval('relay_epoch')
            where lane in (
                select lane from relay_lane where owner is null order by lane limit $2
                for update skip locked)
            returning lane, epoch
            """;

    private static final String RELEASE =
            "update relay_lane set owner = null where lane = $1 and epoch = $2";

    private LaneTable() {}

    /** The number of lanes that the database has, {@code wanted} unless somebody owns one. */
    static Uni<Integer> layOut(SqlConnection database, int wanted) {
        return database.preparedQuery("select lay_out_lanes($1)")
                .execute(Tuple.of(wanted))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    static Uni<Void> join(SqlConnection database, UUID member, Duration lease) {
        return database.preparedQuery(JOIN)
                .execute(Tuple.of(member, (double) lease.toMillis() / 1000))
                .replaceWithVoid();
    }

    /** False if the others have taken this relay for dead. */
    static Uni<Boolean> renew(SqlConnection database, UUID member) {
        return database.preparedQuery(RENEW)
                .execute(Tuple.of(member))
                .map(renewed -> renewed.rowCount() == 1);
    }

    static Uni<Census> count(SqlConnection database, UUID member) {
        return database.preparedQuery(COUNT).execute(Tuple.of(member)).map(LaneTable::census);
    }

    /** Takes up to so many free lanes; answers those taken, each with its new epoch. */
    static Uni<Map<Integer, Long>> claim(SqlConnection database, UUID member, int most) {
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(member, most))
                .map(rows -> {
                    Map<Integer, Long> claimed = new HashMap<>();
                    rows.forEach(row -> claimed.put(row.getInteger(0), row.getLong(1)));
                    return claimed;
                });
    }

    static Uni<Void> release(SqlConnection database, int lane, long epoch) {
        return database.preparedQuery(RELEASE).execute(Tuple.of(lane, epoch)).replaceWithVoid();
    }

    /** Frees all lanes of a relay, and forgets it. */
    static Uni<Integer> leave(SqlClient database, UUID member) {
        return database.preparedQuery("delete from relay_member where id = $1")
                .execute(Tuple.of(member))
                .map(SqlResult::rowCount);
    }

    private static Census census(RowSet<Row> rows) {
        int members = 1;
        int rank = 0;
        Map<Integer, Long> mine = new HashMap<>();
        for (Row row : rows) {
            members = row.getInteger("members");
            rank = row.getInteger("rank");
            if (Boolean.TRUE.equals(row.getBoolean("mine"))) {
                mine.put(row.getInteger("lane"), row.getLong("epoch"));
            }
        }
        return new Census(members, rank, rows.size(), mine);
    }
}
