package io.thecodeforge.orders.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sends the request that is being answered: its token was verified before any resource. */
@ApplicationScoped
public class CurrentCaller {

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller read() {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        return new Caller(
                token.getSubject(),
                identity.hasRole(Role.OPERATOR),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }
}
