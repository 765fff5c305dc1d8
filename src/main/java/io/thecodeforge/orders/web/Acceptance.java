package io.thecodeforge.orders.web;

import static java.util.Comparator.comparingInt;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.common.util.ServerMediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a client says it does not accept ({@code q=0}), which the framework takes for a weak
 * wish. Of the ranges that a media type fits, the most specific counts (RFC 9110, section 12.5.1).
 */
class Acceptance {

    @ServerRequestFilter
    void check(RoutingContext routing) {
        String accept = String.join(",", routing.request().headers().getAll(HttpHeaders.ACCEPT));
        if (accept.contains("=0") && offers().allMatch(type -> isRefused(type, accept))) {
            throw new NotAcceptableException();
        }
    }

    private static Stream<MediaType> offers() {
        @Nullable ServerMediaType produces = CurrentRequestManager.get().getTarget().getProduces();
        return produces == null
                ? Stream.of(MediaType.WILDCARD_TYPE)
                : Stream.of(produces.getSortedOriginalMediaTypes());
    }

    private static boolean isRefused(MediaType type, String accept) {
        return Stream.of(accept.split(","))
                .flatMap(Acceptance::range)
                .filter(range -> range.isCompatible(type))
                .max(comparingInt(Acceptance::precision))
                .map(range -> range.getParameters().getOrDefault("q", "1"))
                .filter(weight -> weight.matches("0(\\.0{0,3})?"))
                .isPresent();
    }

    private static Stream<MediaType> range(String text) {
        try {
            return Stream.of(MediaType.valueOf(text.trim()));
        } catch (IllegalArgumentException e) {
            return Stream.empty(); // says nothing
        }
    }

    private static int precision(MediaType range) {
        return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
    }
}
