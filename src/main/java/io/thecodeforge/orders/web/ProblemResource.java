package io.thecodeforge.orders.web;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explains each problem at the path that its documents name as {@code type}. */
@Path("/problems")
@Tag(name = "Problems")
@Produces(MediaType.APPLICATION_JSON)
class ProblemResource {

    @Schema(name = "ProblemExplanation")
    @RegisterForReflection
    record Explanation(
            @Schema(
                            implementation = String.class,
                            format = "uri-reference",
                            examples = "/problems/order-state")
                    ProblemType type,
            @Schema(examples = "The order's state does not allow this command") String title,
            @Schema(examples = "409") int status,
            @Schema(description = "What it means and what to do") String explanation) {

        static Explanation of(ProblemType type) {
            return new Explanation(type, type.title(), type.status(), type.explanation());
        }
    }

    @GET
    @PermitAll
    @Operation(summary = "Every problem that can be met")
    public List<Explanation> all() {
        return Arrays.stream(ProblemType.values()).map(Explanation::of).toList();
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(summary = "What a problem means")
    @APIResponse(
            responseCode = "200",
            description = "Its explanation",
            content = @Content(schema = @Schema(implementation = Explanation.class)))
    public Response one(String code) {
        return ProblemType.of(code)
                .map(type -> Response.ok(Explanation.of(type)).build())
                .orElseGet(() ->
                        Problem.of(ProblemType.NOT_FOUND, "No problem has this name.").response());
    }
}
