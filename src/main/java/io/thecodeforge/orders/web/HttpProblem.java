package io.thecodeforge.orders.web;

/** What the framework refused by itself, kept to its status. */
final class HttpProblem {

    private HttpProblem() {}

    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(ProblemType.MALFORMED, "The request cannot be read.");
            case 404 -> Problem.of(ProblemType.NOT_FOUND, "Nothing has this path.");
            case 405 ->
                    Problem.of(
                            ProblemType.METHOD_NOT_ALLOWED,
                            "This path does not offer the method that was used.");
            case 406 ->
                    Problem.of(ProblemType.NOT_ACCEPTABLE, "This path offers application/json.");
            case 415 ->
                    Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "This path takes a body of application/json.");
            default -> Problem.of(ProblemType.INTERNAL, "The service failed.");
        };
    }
}
