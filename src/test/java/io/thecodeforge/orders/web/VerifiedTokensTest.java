package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private record Token(String raw, long end) implements JsonWebToken {

        @Override
        public String getName() {
            return "ada";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("exp", "raw_token");
        }

        @Override
        @SuppressWarnings("unchecked") // the name says which
        public <T> T getClaim(String name) {
            return (T) (name.equals("exp") ? (Object) end : raw);
        }
    }

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private Instant now = NOW;
    private final VerifiedTokens tokens = new VerifiedTokens(() -> now);

    @Test
    void a_token_that_nobody_verified_is_not_known() {
        verify("good", HOUR);

        assertThat(tokens.find("bad")).isNull();
        assertThat(tokens.find("goo")).isNull();
    }

    @Test
    void a_verified_token_is_known_for_a_moment_with_its_roles() {
        verify("good", HOUR);

        now = NOW.plus(VerifiedTokens.A_MOMENT).minusMillis(1);
        SecurityIdentity known = tokens.find("good");
        assertThat(known.getRoles()).containsExactly("operator");
        assertThat(known.getPrincipal().getName()).isEqualTo("ada");
        assertThat(known.isAnonymous()).isFalse();

        now = NOW.plus(VerifiedTokens.A_MOMENT);
        assertThat(tokens.find("good")).isNull();
    }

    @Test
    void no_token_is_known_past_its_end() {
        verify("brief", Duration.ofSeconds(10));

        now = NOW.plusSeconds(10).minusMillis(1);
        assertThat(tokens.find("brief")).isNotNull();

        now = NOW.plusSeconds(10);
        assertThat(tokens.find("brief")).isNull();
    }

    @Test
    void there_are_never_too_many() {
        for (int i = 0; i <= VerifiedTokens.MOST; i++) {
            verify("token " + i, HOUR);
        }

        assertThat(tokens.find("token 0")).isNull();
        assertThat(tokens.find("token " + VerifiedTokens.MOST / 2)).isNotNull();
        assertThat(tokens.find("token " + VerifiedTokens.MOST)).isNotNull();
    }

    private void verify(String token, Duration life) {
        SecurityIdentity identity =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(new Token(token, NOW.plus(life).getEpochSecond()))
                        .addRole("operator")
                        .build();
        assertThat(tokens.augment(identity, null).await().indefinitely()).isSameAs(identity);
    }
}
