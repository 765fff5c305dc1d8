package io.thecodeforge.orders.web;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a store that is away, which a client may try again, from a fault of ours. */
final class StoreAway {

    /**
     * Classes of <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">SQLSTATE</a>:
     * connection exceptions, read-only (a standby was asked), insufficient resources, operator
     * intervention.
     */
    private static final Set<String> PASSING = Set.of("08", "25", "53", "57");

    private StoreAway() {}

    static boolean causes(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (isAway(t)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(Throwable t) {
        return switch (t) {
            case PgException pg -> isPassing(pg.getSqlState());
            case SQLException sql -> isPassing(sql.getSQLState());
            case SocketException _, UnknownHostException _, ClosedChannelException _ -> true;
            case ClosedConnectionException _, TimeoutException _ -> true;
            default -> t.getMessage() != null && t.getMessage().equals("Timeout");
        };
    }

    private static boolean isPassing(@Nullable String sqlState) {
        return sqlState != null && PASSING.contains(sqlState.substring(0, 2));
    }
}
