package io.thecodeforge.orders.query.users;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Answers;
import io.thecodeforge.orders.query.freshness.Terms;
import io.thecodeforge.orders.web.CurrentCaller;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.Role;
import io.thecodeforge.orders.web.Seal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be asked of users. */
@Path("/users")
@EndpointDisabled(name = "role.query", stringValue = "false")
@Tag(name = "User queries")
@Produces(MediaType.APPLICATION_JSON)
class UserQueryResource {

    private final UserQueries queries;
    private final Seal seal;
    private final CurrentCaller caller;

    UserQueryResource(UserQueries queries, Seal seal, CurrentCaller caller) {
        this.queries = queries;
        this.seal = seal;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.CUSTOMER)
    @Operation(summary = "A user")
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = UserAnswer.class)))
    public Uni<Response> user(UUID id, @Context HttpHeaders headers) {
        if (!caller.read().actsFor(id)) {
            return Uni.createFrom().item(unknown());
        }
        Terms terms = Terms.of(headers, seal);
        return queries.user(terms, id)
                .map(found ->
                        found.map(user -> Answers.of(terms, user).build())
                                .orElseGet(UserQueryResource::unknown));
    }

    private static Response unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "The read model knows no user of this id.")
                .response();
    }
}
