package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.web.Cursor;
import io.thecodeforge.orders.web.Page;
import io.thecodeforge.orders.web.PageRequest;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The page of a user's orders. */
@Path("/users")
@Tag(name = "Order queries")
@Produces(MediaType.APPLICATION_JSON)
class UserOrdersResource {

    private final UserOrdersQueries queries;

    UserOrdersResource(UserOrdersQueries queries) {
        this.queries = queries;
    }

    @GET
    @Path("/{id}/orders")
    @Operation(summary = "A user's orders, newest first")
    @Extension(name = Problem.REFUSALS, value = "invalid-cursor")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers =
                    @Header(
                            name = HttpHeaders.LINK,
                            description = "The pages beside it (RFC 8288)",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = OrderAnswers.Rows.class)))
    public Uni<Response> page(
            UUID id, @BeanParam @Valid PageRequest asked, @Context HttpServerRequest request) {
        if (asked.cursor() == null) {
            return queries.numbered(id, asked).map(page -> answer(page, request));
        }
        return Cursor.decode(asked.cursor())
                .map(cursor -> queries.after(cursor, id, asked).map(page -> answer(page, request)))
                .orElseGet(() -> Uni.createFrom().item(unreadable()));
    }

    private static Response answer(Optional<Page> found, HttpServerRequest request) {
        return found.map(page -> Response.ok(page).links(page.links(request)).build())
                .orElseGet(UserOrdersResource::unknown);
    }

    private static Response unreadable() {
        return Problem.of(
                        ProblemType.INVALID_CURSOR,
                        "The cursor is not the next of a page of this list.")
                .response();
    }

    private static Response unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "The read model knows no user of this id.")
                .response();
    }
}
