package io.thecodeforge.orders.web;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;

/**
 * A subject is visible ASCII of at most 255 characters, as <a
 * href="https://openid.net/specs/openid-connect-core-1_0.html#IDToken">OpenID Connect</a> has it:
 * it is written to the journal, to headers and to logs.
 */
@ApplicationScoped
@Unremovable // looked up by the extension, when it makes its verifier
class SubjectCheck implements Validator {

    private static final Pattern SUBJECT = Pattern.compile("[!-~]{1,255}");

    /**
     * @return what is wrong; null where nothing is
     */
    @Override
    public @Nullable String validate(JwtContext token) throws MalformedClaimException {
        @Nullable String subject = token.getJwtClaims().getSubject();
        return subject != null && SUBJECT.matcher(subject).matches()
                ? null
                : "the subject is not 1 to 255 visible ASCII characters";
    }
}
