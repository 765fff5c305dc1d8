package io.thecodeforge.orders.web;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a bearer token before it is decoded: what is too long, or no signed JSON Web Token at
 * all, is refused for a few comparisons. It lets nobody in.
 */
@ApplicationScoped
class TokenShape implements HttpAuthenticationMechanism {

    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(.*)");
    private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private final long limit;

    TokenShape(OrdersConfig config) {
        limit = config.limits().token().asLongValue();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext routing, IdentityProviderManager identities) {
        @Nullable String header = routing.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header == null || mayBeGood(header)
                ? Uni.createFrom().nullItem()
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private boolean mayBeGood(String header) {
        var bearer = BEARER.matcher(header);
        return !bearer.matches()
                || header.length() <= limit && TOKEN.matcher(bearer.group(1)).matches();
    }

    /** Our answers make their own. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return Uni.createFrom().nullItem();
    }

    /** Before the mechanism that verifies. */
    @Override
    public int getPriority() {
        return 2 * DEFAULT_PRIORITY;
    }
}
