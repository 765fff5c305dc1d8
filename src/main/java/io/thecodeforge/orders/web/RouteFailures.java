package io.thecodeforge.orders.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What the router refuses because it can find no route for it: a request without a Host, a path
 * that is none. Any other failure is left to Quarkus.
 */
@ApplicationScoped
class RouteFailures {

    private final RouteProblems problems;

    RouteFailures(RouteProblems problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext routing) {
        switch (routing.statusCode()) {
            case 400, 404 ->
                    problems.answer(routing.request(), HttpProblem.ofStatus(routing.statusCode()));
            default -> routing.next();
        }
    }
}
