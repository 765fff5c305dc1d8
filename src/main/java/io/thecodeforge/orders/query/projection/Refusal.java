package io.thecodeforge.orders.query.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.handler.codec.CodecException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tells an event that cannot be applied from a store that cannot apply it now. Only the first is
 * parked; the second passes, and is waited for.
 */
final class Refusal {

    /**
     * Classes of <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">SQLSTATE</a>
     * that the data is to blame for: cardinality, data, constraint, check option, a raised
     * exception, a limit on a value's size. All others are the store's, or ours for every event.
     */
    private static final Set<String> DATA = Set.of("21", "22", "23", "44", "54", "P0");

    private Refusal() {}

    static boolean is(Throwable failure) {
        @Nullable Boolean told = null;
        for (@Nullable Throwable t = failure; t != null && told == null; t = t.getCause()) {
            told = judge(t);
        }
        return told != null ? told : failure instanceof RuntimeException;
    }

    /** Whether it is neither told by the database nor by a projection: another try may tell. */
    static boolean isInDoubt(Throwable failure) {
        return is(failure)
                && !(failure instanceof PgException)
                && !(failure instanceof UnappliedEventException);
    }

    /** For an operator; the log has the whole. */
    static String reason(Throwable failure) {
        return switch (failure) {
            case PgException pg -> "the read database says: " + pg.getErrorMessage();
            case UnappliedEventException ours -> String.valueOf(ours.getMessage());
            default -> "a projection failed; the log says how";
        };
    }

    private static @Nullable Boolean judge(Throwable t) {
        return switch (t) {
            case PgException pg -> pg.getSqlState() != null && isOfData(pg.getSqlState());
            case FencedException _, PartitionsChangedException _ -> false;
            // of a mapper: an IOException by its class, and none by what it says
            case JsonProcessingException _, StackOverflowError _ -> true;
            case IOException _, TimeoutException _, VertxException _, CodecException _ -> false;
            case io.smallrye.mutiny.TimeoutException _ -> false;
            case CancellationException _, RejectedExecutionException _ -> false;
            case NoStackTraceThrowable _, Error _ -> false;
            default -> null;
        };
    }

    private static boolean isOfData(String sqlState) {
        return DATA.contains(sqlState.substring(0, 2));
    }
}
