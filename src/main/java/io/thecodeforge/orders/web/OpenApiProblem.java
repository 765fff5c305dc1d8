package io.thecodeforge.orders.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** A problem document as a response of an operation. */
final class OpenApiProblem {

    private OpenApiProblem() {}

    /** Adds problems of one status to what the operation itself may say of that status. */
    static void problem(Operation operation, ProblemType... types) {
        APIResponses responses = operation.getResponses();
        String status = Integer.toString(types[0].status());
        String named =
                Arrays.stream(types)
                        .map(type -> "`" + type.uri() + "` " + type.title())
                        .collect(Collectors.joining("; "));
        APIResponse own = responses.getAPIResponse(status);
        boolean isOurs = own != null && own.getContent() != null;
        responses.addAPIResponse(
                status,
                OASFactory.createAPIResponse()
                        .description(isOurs ? own.getDescription() + "; " + named : named)
                        .content(content()));
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(
                                        OASFactory.createSchema()
                                                .ref("#/components/schemas/Problem")));
    }
}
