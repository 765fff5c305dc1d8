package io.thecodeforge.orders.query.users;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What can be asked of users. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
class UserQueryResource {

    private final UserQueries queries;

    UserQueryResource(UserQueries queries) {
        this.queries = queries;
    }

    @GET
    @Path("/{id}")
    public Uni<Response> user(UUID id) {
        return queries.user(id)
                .map(
                        found ->
                                found.map(body -> Response.ok(body).build())
                                        .orElseGet(UserQueryResource::unknown));
    }

    private static Response unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "The read model knows no user of this id.")
                .response();
    }
}
