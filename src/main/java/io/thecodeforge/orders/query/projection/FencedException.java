package io.thecodeforge.orders.query.projection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Claims that are no good: others have been made, or the positions stand elsewhere. */
class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Claim> claims;

    FencedException(Collection<Claim> claims) {
        super("no position any more: " + claims);
        this.claims = List.copyOf(claims);
    }

    List<Claim> claims() {
        return claims;
    }

    Set<Integer> partitions() {
        return claims.stream().map(Claim::partition).collect(Collectors.toSet());
    }
}
