package io.thecodeforge.orders.command.order;

import static java.util.Objects.requireNonNullElse;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.command.Answer;
import io.thecodeforge.orders.command.CommandHandler;
import io.thecodeforge.orders.command.order.OrderCommand.CancelOrder;
import io.thecodeforge.orders.command.order.OrderCommand.ConfirmOrder;
import io.thecodeforge.orders.command.order.OrderCommand.DeliverOrder;
import io.thecodeforge.orders.command.order.OrderCommand.OfExisting;
import io.thecodeforge.orders.command.order.OrderCommand.PlaceOrder;
import io.thecodeforge.orders.command.order.OrderCommand.ReplaceItems;
import io.thecodeforge.orders.command.order.OrderCommand.ShipOrder;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The commands that an order takes. */
@Path("/orders")
@EndpointDisabled(name = "role.command", stringValue = "false")
@Tag(name = "Order commands")
@Produces(MediaType.APPLICATION_JSON)
class OrderCommandResource {

    private final CommandHandler handler;
    private final OrderAggregate orders;
    private final DefaultCurrency defaultCurrency;

    OrderCommandResource(
            CommandHandler handler, OrderAggregate orders, DefaultCurrency defaultCurrency) {
        this.handler = handler;
        this.orders = orders;
        this.defaultCurrency = defaultCurrency;
    }

    @POST
    @RolesAllowed(Role.CUSTOMER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Place an order")
    @Extension(name = Problem.REFUSALS, value = "unknown-user, total-mismatch, total-not-positive")
    @APIResponse(
            responseCode = "201",
            description = "Placed; Location names it",
            content = @Content(schema = @Schema(implementation = OrderAnswers.Priced.class)))
    public Uni<Response> place(@NotNull OrderRequests.Place body) {
        String currency = requireNonNullElse(body.currency(), defaultCurrency.code());
        PlaceOrder command =
                new PlaceOrder(
                        body.userId(), currency, OrderRequests.toItems(body.items()), body.total());
        return handler.create(orders, command, Answer.created("orders", OrderAnswers.Priced::of));
    }

    @PUT
    @Path("/{id}/items")
    @RolesAllowed(Role.CUSTOMER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace the items of a pending order")
    @Extension(name = Problem.REFUSALS, value = "order-state, total-mismatch, total-not-positive")
    @APIResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = OrderAnswers.Priced.class)))
    public Uni<Response> replaceItems(UUID id, @NotNull OrderRequests.Items body) {
        ReplaceItems command = new ReplaceItems(OrderRequests.toItems(body.items()), body.total());
        return handler.change(orders, id, command, Answer.ok(OrderAnswers.Priced::of));
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Confirm a pending order")
    @Extension(name = Problem.REFUSALS, value = "order-state")
    @APIResponse(
            responseCode = "200",
            description = "Confirmed",
            content = @Content(schema = @Schema(implementation = OrderAnswers.Moved.class)))
    public Uni<Response> confirm(UUID id) {
        return move(id, new ConfirmOrder());
    }

    @POST
    @Path("/{id}/ship")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ship a confirmed order")
    @Extension(name = Problem.REFUSALS, value = "order-state")
    @APIResponse(
            responseCode = "200",
            description = "Shipped",
            content = @Content(schema = @Schema(implementation = OrderAnswers.Moved.class)))
    public Uni<Response> ship(UUID id, @NotNull OrderRequests.Ship body) {
        return move(id, new ShipOrder(body.carrier(), body.trackingNumber()));
    }

    @POST
    @Path("/{id}/deliver")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Deliver a shipped order")
    @Extension(name = Problem.REFUSALS, value = "order-state")
    @APIResponse(
            responseCode = "200",
            description = "Delivered",
            content = @Content(schema = @Schema(implementation = OrderAnswers.Moved.class)))
    public Uni<Response> deliver(UUID id) {
        return move(id, new DeliverOrder());
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Role.CUSTOMER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Cancel a pending or confirmed order")
    @Extension(name = Problem.REFUSALS, value = "order-state")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled",
            content = @Content(schema = @Schema(implementation = OrderAnswers.Moved.class)))
    public Uni<Response> cancel(UUID id, @NotNull OrderRequests.Cancel body) {
        return move(id, new CancelOrder(body.reason()));
    }

    private Uni<Response> move(UUID id, OfExisting command) {
        return handler.change(orders, id, command, Answer.ok(OrderAnswers.Moved::of));
    }
}
