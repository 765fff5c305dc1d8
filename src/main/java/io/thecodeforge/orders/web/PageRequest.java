package io.thecodeforge.orders.web;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for: by its number, or by the cursor that the one before gave. The
 * numbers are read as text, since the framework takes a path for unknown where it cannot read one.
 * A parameter that is empty is one that is not given.
 */
public record PageRequest(
        @Parameter(
                        description = "From 1. The further, the slower: cursors lead far",
                        schema =
                                @Schema(
                                        type = SchemaType.INTEGER,
                                        minimum = "1",
                                        maximum = "999999",
                                        defaultValue = "1"))
                @QueryParam("page")
                @DefaultValue("")
                @Pattern(regexp = "|[1-9][0-9]{0,5}", message = "must be a number from 1 to 999999")
                String page,
        @Parameter(
                        description =
                                "The `next` of the page before, instead of a number; its filters"
                                        + " hold on")
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
                @Pattern(regexp = "|[1-9][0-9]?|100", message = "must be a number from 1 to 100")
                String size) {

    public static final Set<String> NAMES = Set.of("page", "cursor", "size");

    private static final int USUAL_SIZE = 20;

    public boolean isNumbered() {
        return !page.isEmpty();
    }

    public boolean hasCursor() {
        return cursor != null && !cursor.isEmpty();
    }

    public int number() {
        return page.isEmpty() ? 1 : Integer.parseInt(page);
    }

    public int rows() {
        return size.isEmpty() ? USUAL_SIZE : Integer.parseInt(size);
    }
}
