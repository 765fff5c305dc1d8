package io.thecodeforge.orders.web;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a store (or the issuer, which keeps the keys) that is away or has too much to do, which
 * passes, from a fault of ours.
 */
public final class StoreAway {

    /**
     * Classes of <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">SQLSTATE</a>:
     * connection exceptions, read-only (a standby was asked), insufficient resources, operator
     * intervention.
     */
    private static final Set<String> PASSING = Set.of("08", "25", "53", "57");

    /** A statement that was cancelled because its time was over. */
    private static final String OUT_OF_TIME = "57014";

    /** Said of a connection that ended while a request held it; no class of its own tells it. */
    private static final String ENDED = "Connection is not active now";

    private StoreAway() {}

    /** The problem that a client is told of; empty where the fault is ours. */
    public static Optional<ProblemType> problem(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (isOverloaded(t)) {
                return Optional.of(ProblemType.OVERLOADED);
            }
            if (isAway(t)) {
                return Optional.of(ProblemType.UNAVAILABLE);
            }
        }
        return Optional.empty();
    }

    /**
     * More wait for a connection than may, one has waited for too long, or a statement took too
     * long.
     */
    private static boolean isOverloaded(Throwable t) {
        return switch (t) {
            case ConnectionPoolTooBusyException _, io.smallrye.mutiny.TimeoutException _ -> true;
            case PgException pg -> OUT_OF_TIME.equals(pg.getSqlState());
            case SQLException sql -> OUT_OF_TIME.equals(sql.getSQLState());
            default -> "Timeout".equals(t.getMessage());
        };
    }

    private static boolean isAway(Throwable t) {
        return switch (t) {
            case PgException pg -> isPassing(pg.getSqlState());
            case SQLException sql -> isPassing(sql.getSQLState());
            case SocketException _, UnknownHostException _, ClosedChannelException _ -> true;
            case ClosedConnectionException _, TimeoutException _ -> true;
            case OIDCException _ -> true; // the issuer, where its keys are not here yet
            default -> String.valueOf(t.getMessage()).startsWith(ENDED);
        };
    }

    private static boolean isPassing(@Nullable String sqlState) {
        return sqlState != null && PASSING.contains(sqlState.substring(0, 2));
    }
}
