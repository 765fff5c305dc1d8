package io.thecodeforge.orders.query.orders;

import io.thecodeforge.orders.web.Moment;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which orders of a list are asked for. A parameter that is empty is one that is not given. */
record OrderFilterRequest(
        @Parameter(
                        description = "Only orders in this status",
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        enumeration = {
                                            "pending",
                                            "confirmed",
                                            "shipped",
                                            "delivered",
                                            "cancelled"
                                        }))
                @QueryParam("status")
                @Pattern(
                        regexp = "|pending|confirmed|shipped|delivered|cancelled",
                        message = "must be pending, confirmed, shipped, delivered or cancelled")
                @Nullable String status,
        @Parameter(
                        description = "Only orders placed then or later (RFC 3339)",
                        example = "2026-11-01T00:00:00Z",
                        schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                @QueryParam("placedFrom")
                @Moment
                @Nullable String placedFrom,
        @Parameter(
                        description = "Only orders placed before then (RFC 3339)",
                        example = "2026-12-01T00:00:00Z",
                        schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                @QueryParam("placedTo")
                @Moment
                @Nullable String placedTo) {

    static final Set<String> NAMES = Set.of("status", "placedFrom", "placedTo");
}
