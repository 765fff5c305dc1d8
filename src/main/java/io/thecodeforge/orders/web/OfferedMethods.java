package io.thecodeforge.orders.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jspecify.annotations.Nullable;

/**
 * Says which methods a path offers, with 405 (which must, RFC 9110 section 15.5.6) and to OPTIONS.
 * The framework says none with 405, and to OPTIONS those of every path of a resource class.
 */
class OfferedMethods {

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException e) {
        return Response.fromResponse(HttpProblem.ofStatus(405).response())
                .header(HttpHeaders.ALLOW, String.join(", ", offered()))
                .build();
    }

    /** Gives nothing to any other method. */
    @ServerRequestFilter(preMatching = true)
    @Nullable Response options(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return null;
        }
        SortedSet<String> methods = offered();
        if (methods.isEmpty()) {
            throw new NotFoundException();
        }
        return Response.noContent().header(HttpHeaders.ALLOW, String.join(", ", methods)).build();
    }

    /** Asks the framework's own routes, as it does when it looks for one. */
    private static SortedSet<String> offered() {
        ResteasyReactiveRequestContext context = CurrentRequestManager.get();
        SortedSet<String> methods = new TreeSet<>();
        context.getDeployment().getClassMappers().stream()
                .flatMap(path -> match(path, context.getPathWithoutPrefix()))
                .forEach(match -> methods.addAll(methods(match)));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private static Stream<RequestMatch<InitialMatch>> match(
            RequestPath<InitialMatch> classPath, String path) {
        return Stream.ofNullable(
                new RequestMapper<>(new ArrayList<>(List.of(classPath))).map(path));
    }

    private static List<String> methods(RequestMatch<InitialMatch> match) {
        String rest = match.remaining.isEmpty() ? "/" : match.remaining;
        return Stream.of(match.value.handlers)
                .filter(ClassRoutingHandler.class::isInstance)
                .map(ClassRoutingHandler.class::cast)
                .flatMap(routes -> routes.getMappers().entrySet().stream())
                .filter(route -> route.getValue().map(rest) != null)
                .map(Map.Entry::getKey)
                .filter(Objects::nonNull)
                .toList();
    }
}
