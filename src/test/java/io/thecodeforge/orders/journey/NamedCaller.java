package io.thecodeforge.orders.journey;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets a test say who calls, in a header, where no security is there to find it out. */
class NamedCaller {

    static final String HEADER = "Test-Caller";

    @ServerRequestFilter
    void name(ContainerRequestContext request) {
        String caller = request.getHeaderString(HEADER);
        if (caller != null) {
            request.setSecurityContext(new Named(() -> caller));
        }
    }

    private record Named(Principal principal) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return principal;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return null;
        }
    }
}
