package io.thecodeforge.orders.query.orders;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Terms;
import io.thecodeforge.orders.web.CurrentCaller;
import io.thecodeforge.orders.web.PageRequest;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.QueryParameters;
import io.thecodeforge.orders.web.Role;
import io.thecodeforge.orders.web.Seal;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pages of a user's orders. */
@Path("/users")
@EndpointDisabled(name = "role.query", stringValue = "false")
@Tag(name = "Order queries")
@Produces(MediaType.APPLICATION_JSON)
class UserOrdersResource {

    private static final Set<String> PARAMETERS =
            Stream.of(PageRequest.NAMES, OrderFilterRequest.NAMES)
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());

    private final OrderListQueries queries;
    private final OrderPages pages;
    private final Seal seal;
    private final CurrentCaller caller;

    UserOrdersResource(
            OrderListQueries queries, OrderPages pages, Seal seal, CurrentCaller caller) {
        this.queries = queries;
        this.pages = pages;
        this.seal = seal;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/orders")
    @RolesAllowed(Role.CUSTOMER)
    @Operation(
            operationId = "userOrders",
            summary = "A user's orders, newest first",
            description =
                    "By page number, or by cursor: next leads on, equally fast at any depth, and no"
                            + " order is skipped or repeated while others arrive.")
    @Extension(name = Problem.REFUSALS, value = "invalid-cursor")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = {
                @Header(
                        name = OrderPages.LINK,
                        description = "First, prev, next and last, as far as they are known",
                        required = true,
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = OrderPages.STREAM_POSITION,
                        description = "The Last-Event-ID with which the stream goes on from here",
                        required = true,
                        schema = @Schema(implementation = String.class))
            },
            content = @Content(schema = @Schema(implementation = OrderAnswers.Rows.class)))
    @APIResponse(
            responseCode = "304",
            headers =
                    @Header(
                            name = OrderPages.STREAM_POSITION,
                            required = true,
                            schema = @Schema(implementation = String.class)))
    public Uni<Response> page(
            UUID id,
            @BeanParam @Valid OrderFilterRequest filter,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        if (!caller.read().actsFor(id)) {
            return Uni.createFrom().item(unknown());
        }
        QueryParameters.checkNames(uri.getQueryParameters(), PARAMETERS);
        OrderListRequest asked =
                OrderListRequest.of(
                        "/users/" + id + "/orders", OrderFilter.of(filter, null), page, seal);
        Terms terms = Terms.of(headers, seal);
        return queries.ofUser(terms, id, asked)
                .map(row -> row.getBoolean("is_known") ? answer(terms, asked, row) : unknown());
    }

    private Response answer(Terms terms, OrderListRequest asked, Row row) {
        return pages.answer(terms, asked, row)
                .header(OrderPages.STREAM_POSITION, row.getLong("position"))
                .build();
    }

    private static Response unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "The read model knows no user of this id.")
                .response();
    }
}
