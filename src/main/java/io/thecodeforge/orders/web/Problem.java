package io.thecodeforge.orders.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A problem document, <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>.
 *
 * @param detail names the facts of this occurrence; never an internal name
 * @param instance the path that was asked; {@link ProblemInstance} fills it in
 * @param errors the faults of a body, where the body is at fault
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "Problem",
        requiredProperties = {"type", "title", "status", "detail", "instance"})
@RegisterForReflection
public record Problem(
        @Schema(
                        implementation = String.class,
                        format = "uri-reference",
                        examples = "/problems/order-state")
                ProblemType type,
        @Schema(examples = "The order's state does not allow this command") String title,
        @Schema(examples = "409") int status,
        @Schema(examples = "The order is delivered; cancel needs it to be pending or confirmed.")
                String detail,
        @Schema(examples = "/orders/019ab3b0-0c5e-7c44-9a3e-5b0a9d2c7f11/cancel")
                @Nullable String instance,
        List<Fault> errors) {

    /** Names, by their codes, the problems of an operation's own in its OpenAPI description. */
    public static final String REFUSALS = "x-refusals";

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds; what passes does so in a moment. */
    public static final String RETRY_AFTER = "1";

    /**
     * One fault of a body.
     *
     * @param pointer JSON pointer (RFC 6901) to the value at fault
     */
    public record Fault(
            @Schema(examples = "/items/0/quantity") String pointer,
            @Schema(examples = "must be between 1 and 10000") String message) {}

    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, List.of());
    }

    public static Problem of(ProblemType type, String detail, List<Fault> errors) {
        return new Problem(type, type.title(), type.status(), detail, null, errors);
    }

    /** The problem with the path that it occurred at. */
    public Problem at(String path) {
        return new Problem(type, title, status, detail, path, errors);
    }

    public Response response() {
        Response.ResponseBuilder answer = Response.status(status).type(MEDIA_TYPE).entity(this);
        if (type.isPassing()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        return answer.build();
    }
}
