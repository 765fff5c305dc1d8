package io.thecodeforge.orders.web;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createExample;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Problem documents as responses of an operation: one response a status, one example a problem. */
final class OpenApiProblem {

    private OpenApiProblem() {}

    static void problem(Operation operation, ProblemType... types) {
        for (ProblemType type : types) {
            APIResponse response = response(operation, Integer.toString(type.status()));
            response.getContent()
                    .getMediaType(Problem.MEDIA_TYPE)
                    .addExample(type.code(), example(type));
            response.setDescription(described(response, type));
            if (type.isPassing()) {
                response.addHeader(HttpHeaders.RETRY_AFTER, retryAfter());
            }
        }
    }

    private static APIResponse response(Operation operation, String status) {
        @Nullable APIResponse known = operation.getResponses().getAPIResponse(status);
        if (known != null && known.getContent() != null) {
            return known;
        }
        APIResponse added =
                createAPIResponse()
                        .content(
                                createContent()
                                        .addMediaType(
                                                Problem.MEDIA_TYPE,
                                                createMediaType()
                                                        .schema(createSchema().ref("Problem"))));
        operation.getResponses().addAPIResponse(status, added);
        return added;
    }

    private static String described(APIResponse response, ProblemType type) {
        String own = "`" + type.uri() + "` " + type.title();
        return response.getDescription() == null ? own : response.getDescription() + "; " + own;
    }

    private static Example example(ProblemType type) {
        return createExample()
                .summary(type.title())
                .description(type.explanation())
                .value(
                        Map.of(
                                "type", type.uri().toString(),
                                "title", type.title(),
                                "status", type.status(),
                                "detail", type.explanation(),
                                "instance", "/path/that/was/asked"));
    }

    private static Header retryAfter() {
        return createHeader()
                .description("Seconds after which to try again")
                .schema(createSchema().addType(SchemaType.INTEGER));
    }
}
