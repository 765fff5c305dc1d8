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
 * Looks at a bearer token before it is verified: what is too long, or no signed JSON Web Token at
 * all, is refused for a few comparisons, and one that was found good a moment ago still is. Every
 * other is left to the mechanism that verifies.
 */
@ApplicationScoped
class BearerCheck implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";
    private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private final VerifiedTokens verified;
    private final long limit;

    BearerCheck(VerifiedTokens verified, OrdersConfig config) {
        this.verified = verified;
        this.limit = config.limits().token().asLongValue();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext routing, IdentityProviderManager identities) {
        @Nullable String token = tokenOf(routing.request().getHeader(HttpHeaders.AUTHORIZATION));
        if (token == null) {
            return Uni.createFrom().nullItem();
        }
        @Nullable SecurityIdentity known = verified.find(token);
        return known != null || token.length() <= limit && TOKEN.matcher(token).matches()
                ? Uni.createFrom().item(known)
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private static @Nullable String tokenOf(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).stripLeading()
                : null;
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
