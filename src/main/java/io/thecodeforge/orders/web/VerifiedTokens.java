package io.thecodeforge.orders.web;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified a moment ago. A client sends the same one with each request, and to
 * verify it each time would cost about as much as a query. None is believed past its end, nor for
 * longer than a minute, so that a key which the issuer withdraws is of no more use then.
 */
@ApplicationScoped
class VerifiedTokens implements SecurityIdentityAugmentor {

    static final Duration A_MOMENT = Duration.ofMinutes(1);

    /** Some kilobytes each; when they are as many, the older half is verified anew. */
    static final int MOST = 10_000;

    private record Verified(SecurityIdentity identity, Instant until) {}

    private volatile Map<String, Verified> newer = new ConcurrentHashMap<>();
    private volatile Map<String, Verified> older = Map.of();
    private final InstantSource clock;

    @Inject
    VerifiedTokens() {
        this(InstantSource.system());
    }

    VerifiedTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Null where the token must be verified. */
    @Nullable SecurityIdentity find(String token) {
        @Nullable Verified known = newer.get(token);
        if (known == null) {
            known = older.get(token);
        }
        return known != null && clock.instant().isBefore(known.until()) ? known.identity() : null;
    }

    /** Asked after each verification that went well. */
    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            remember(token, identity);
        }
        return Uni.createFrom().item(identity);
    }

    /** Without what the identity holds of the request that it was verified for. */
    private void remember(JsonWebToken token, SecurityIdentity identity) {
        if (newer.size() >= MOST / 2) {
            age();
        }
        Instant end = Instant.ofEpochSecond(token.getExpirationTime());
        Instant moment = clock.instant().plus(A_MOMENT);
        newer.put(
                token.getRawToken(),
                new Verified(
                        QuarkusSecurityIdentity.builder()
                                .setPrincipal(token)
                                .addRoles(identity.getRoles())
                                .build(),
                        end.isBefore(moment) ? end : moment));
    }

    private synchronized void age() {
        if (newer.size() >= MOST / 2) {
            older = newer;
            newer = new ConcurrentHashMap<>();
        }
    }
}
