package io.thecodeforge.orders.command;

import io.thecodeforge.orders.command.Outcome.Done;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a command is answered when it is done. The body tells ids and versions and what the command
 * itself computed, never the whole aggregate: that is for the read side.
 *
 * @param collection where the new aggregate is found, for a command that begins one
 */
public record Answer<S extends State>(
        int status, @Nullable String collection, Function<Done<S>, Object> body) {

    public static <S extends State> Answer<S> created(
            String collection, Function<Done<S>, Object> body) {
        return new Answer<>(201, collection, body);
    }

    public static <S extends State> Answer<S> ok(Function<Done<S>, Object> body) {
        return new Answer<>(200, null, body);
    }
}
