package io.thecodeforge.orders.web;

import static io.thecodeforge.orders.web.OpenApiProblem.problem;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Says for every operation what holds for all commands, all queries, or both. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiConventions implements OASFilter {

    /** The tag of what operators do: no command, as it changes no order and no user. */
    public static final String OPERATIONS = "Operations";

    private static final Set<String> PUBLIC = Set.of("Problems", "Dev mode");

    private static final Set<HttpMethod> COMMANDS =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    @Override
    public PathItem filterPathItem(PathItem path) {
        path.getOperations().forEach(this::describe);
        return path;
    }

    private void describe(HttpMethod method, Operation operation) {
        boolean hasParameters =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        if (hasParameters) {
            problem(operation, ProblemType.MALFORMED, ProblemType.INVALID);
            problem(operation, ProblemType.NOT_FOUND);
        }
        ownProblems(operation);
        if (!isPublic(operation)) {
            problem(operation, ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN);
            operation
                    .getResponses()
                    .getAPIResponse("401")
                    .addHeader("WWW-Authenticate", textHeader("Bearer, and what is wrong"));
        }
        problem(operation, ProblemType.NOT_ACCEPTABLE);
        problem(operation, ProblemType.TOO_MANY_REQUESTS);
        problem(operation, ProblemType.INTERNAL);
        problem(operation, ProblemType.UNAVAILABLE, ProblemType.OVERLOADED);
        if (COMMANDS.contains(method) && !isOperation(operation)) {
            describeCommand(operation);
        } else if (isQuery(operation)) {
            describeQuery(operation);
        }
    }

    /** What explains us to everybody. */
    private static boolean isPublic(Operation operation) {
        return operation.getTags() != null
                && operation.getTags().stream().anyMatch(PUBLIC::contains);
    }

    /** Of the read model: our tags name its operations so. */
    private static boolean isQuery(Operation operation) {
        return operation.getTags() != null
                && operation.getTags().stream().anyMatch(tag -> tag.endsWith("queries"));
    }

    private static void describeQuery(Operation query) {
        query.addParameter(
                header(
                        ConsistencyToken.HEADER,
                        "Of a command's answer, or several with commas between them: the answer has"
                                + " seen those commands.",
                        string()));
        query.addParameter(
                header(
                        "Prefer",
                        "wait=<seconds>, up to 30: how long to wait for what the token names; 2"
                                + " where nothing is said.",
                        string().examples(List.of("wait=10"))));
        query.addParameter(
                header(
                        "If-None-Match",
                        "Tags of answers that the client has: one that still holds is not sent"
                                + " again.",
                        string()));
        problem(query, ProblemType.INVALID_TOKEN);
        problem(query, ProblemType.READ_MODEL_BEHIND);
        if (query.getResponses().getAPIResponse("304") == null) {
            query.getResponses().addAPIResponse("304", createAPIResponse());
        }
        query.getResponses().getAPIResponse("304").description("As the client has it");
        for (String status : List.of("200", "304")) {
            query.getResponses()
                    .getAPIResponse(status)
                    .addHeader("ETag", textHeader("Changes with anything that the answer shows"))
                    .addHeader("Cache-Control", textHeader("A copy is asked about before its use"))
                    .addHeader(
                            "Preference-Applied",
                            textHeader("The wait, where the client preferred one and gave a token")
                                    .required(false));
        }
    }

    /** What an operation itself says it refuses; a problem that is none stops the build. */
    private static void ownProblems(Operation operation) {
        @Nullable Object codes = operation.getExtension(Problem.REFUSALS);
        if (codes != null) {
            Stream.of(codes.toString().split(", "))
                    .map(code -> ProblemType.of(code).orElseThrow())
                    .forEach(type -> problem(operation, type));
            operation.removeExtension(Problem.REFUSALS);
        }
    }

    private static boolean isOperation(Operation operation) {
        return operation.getTags() != null && operation.getTags().contains(OPERATIONS);
    }

    private static void describeCommand(Operation command) {
        @Nullable APIResponse created = command.getResponses().getAPIResponse("201");
        command.addParameter(
                header(
                        "Idempotency-Key",
                        "Makes a retry safe: the first outcome is answered again for 24 hours.",
                        string().minLength(1).maxLength(255)));
        problem(command, ProblemType.MALFORMED, ProblemType.INVALID);
        problem(command, ProblemType.KEY_IN_USE, ProblemType.CONFLICT);
        problem(command, ProblemType.TOO_SLOW, ProblemType.BODY_TOO_LARGE);
        problem(command, ProblemType.KEY_REUSED);
        problem(command, ProblemType.STALE_VERSION);
        if (command.getRequestBody() != null) {
            problem(command, ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        if (created == null) {
            command.addParameter(
                    ifMatch(
                            "Tags of a command's or a query's answer, or *: another version is refused."));
            problem(command, ProblemType.PRECONDITION_REQUIRED);
        } else {
            command.addParameter(
                    ifMatch("Refused: what is yet to be made has no version that it could name."));
            created.addHeader("Location", textHeader("The path of what was made"));
        }
        command.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .forEach(OpenApiConventions::describeDone);
    }

    private static Parameter ifMatch(String description) {
        return header("If-Match", description, string().examples(List.of("\"1\"")));
    }

    private static void describeDone(APIResponse done) {
        done.addHeader("ETag", textHeader("The version, as If-Match takes it"));
        done.addHeader(
                ConsistencyToken.HEADER,
                textHeader("With it a query answers only from what has seen this command"));
    }

    private static Parameter header(String name, String description, Schema schema) {
        return createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(schema);
    }

    private static Header textHeader(String description) {
        return createHeader().description(description).required(true).schema(string());
    }

    private static Schema string() {
        return createSchema().addType(Schema.SchemaType.STRING);
    }
}
