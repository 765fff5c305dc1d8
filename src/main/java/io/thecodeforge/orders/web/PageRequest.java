package io.thecodeforge.orders.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for: by its number, or by the cursor that the one before gave. */
public record PageRequest(
        @Parameter(description = "From 1")
                @QueryParam("page")
                @DefaultValue("1")
                @Min(1)
                @Max(1_000_000)
                int page,
        @Parameter(description = "The `next` of the page before, instead of a number")
                @QueryParam("cursor")
                @Nullable String cursor,
        @Parameter(description = "Rows of a page")
                @QueryParam("size")
                @DefaultValue("20")
                @Min(1)
                @Max(100)
                int size) {

    public long offset() {
        return (page - 1L) * size;
    }
}
