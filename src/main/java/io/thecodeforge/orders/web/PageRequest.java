package io.thecodeforge.orders.web;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for: by its number, or by the cursor that the one before gave. The
 * numbers are read as text, since the framework takes a path for unknown where it cannot read one.
 */
public record PageRequest(
        @Parameter(
                        description = "From 1",
                        schema =
                                @Schema(
                                        type = SchemaType.INTEGER,
                                        minimum = "1",
                                        maximum = "999999",
                                        defaultValue = "1"))
                @QueryParam("page")
                @DefaultValue("1")
                @Pattern(regexp = "[1-9][0-9]{0,5}", message = "must be a number from 1 to 999999")
                String page,
        @Parameter(description = "The `next` of the page before, instead of a number")
                @QueryParam("cursor")
                @Nullable String cursor,
        @Parameter(
                        description = "Rows of a page",
                        schema =
                                @Schema(
                                        type = SchemaType.INTEGER,
                                        minimum = "1",
                                        maximum = "100",
                                        defaultValue = "20"))
                @QueryParam("size")
                @DefaultValue("20")
                @Pattern(regexp = "[1-9][0-9]?|100", message = "must be a number from 1 to 100")
                String size) {

    public int number() {
        return Integer.parseInt(page);
    }

    public int rows() {
        return Integer.parseInt(size);
    }

    public long offset() {
        return (number() - 1L) * rows();
    }
}
