package io.thecodeforge.orders.query.freshness;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer as the database made it.
 *
 * @param tag changes with anything that the answer shows
 * @param body JSON; null where the client has it already
 */
public record Found(String tag, @Nullable String body) {

    /** Of the column {@code answer}, an array of both; null where nothing is found. */
    public static Optional<Found> of(Row row) {
        String[] answer = row.getArrayOfStrings("answer");
        return answer == null || answer[0] == null
                ? Optional.empty()
                : Optional.of(new Found(answer[0], answer[1]));
    }
}
