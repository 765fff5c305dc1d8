package io.thecodeforge.orders.command;

import io.thecodeforge.orders.command.Outcome.Done;
import io.thecodeforge.orders.command.Outcome.Refused;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/**
 * A command's outcome as its HTTP answer. It tells ids and versions and what the command itself
 * computed, never the whole aggregate: that is for the read side.
 */
public final class Answer {

    private Answer() {}

    /** 201 with the new aggregate's {@code Location}, or the refusal. */
    public static <S extends State> Response created(
            Outcome<S> outcome, String collection, Function<Done<S>, Object> body) {
        return switch (outcome) {
            case Done<S> done ->
                    Response.status(Response.Status.CREATED)
                            .header(HttpHeaders.LOCATION, "/" + collection + "/" + done.id())
                            .tag(tag(done))
                            .entity(body.apply(done))
                            .build();
            case Refused<S>(var problem) -> problem.response();
        };
    }

    /** 200, or the refusal. */
    public static <S extends State> Response ok(
            Outcome<S> outcome, Function<Done<S>, Object> body) {
        return switch (outcome) {
            case Done<S> done -> Response.ok(body.apply(done)).tag(tag(done)).build();
            case Refused<S>(var problem) -> problem.response();
        };
    }

    private static EntityTag tag(Done<?> done) {
        return new EntityTag(Integer.toString(done.state().version()));
    }
}
