package io.thecodeforge.orders.query.orders;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** A text to look for. */
record SearchRequest(
        @Parameter(
                        description =
                                "Only orders whose user's or items' names hold this text, without"
                                        + " regard to case. A page may be short, or empty, and its"
                                        + " next still lead on",
                        example = "clean code",
                        schema = @Schema(type = SchemaType.STRING, minLength = 3, maxLength = 100))
                @QueryParam("q")
                @Pattern(
                        regexp = "|[^\\p{Cc}\\p{Cs}]{3,100}",
                        message = "must have 3 to 100 characters, none of them control characters")
                @Nullable String q) {

    static final Set<String> NAMES = Set.of("q");
}
