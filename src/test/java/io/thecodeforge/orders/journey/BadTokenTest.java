package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.as;
import static io.thecodeforge.orders.journey.Api.asNobody;
import static io.thecodeforge.orders.journey.Api.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.thecodeforge.orders.dev.Tokens;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.web.Role;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a token that is the issuer's, for this service and of this moment, is any good. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class BadTokenTest {

    private static final Instant NOW = Instant.now();
    private static final Duration HOUR = Duration.ofHours(1);

    static Stream<Arguments> badTokens() throws GeneralSecurityException, JoseException {
        return Stream.of(
                argumentSet(
                        "expired",
                        Tokens.sign(
                                good().issuedAt(NOW.minus(HOUR)).expiresAt(NOW.minusSeconds(5)))),
                argumentSet(
                        "not yet valid", Tokens.sign(good().claim("nbf", seconds(NOW.plus(HOUR))))),
                argumentSet(
                        "of another issuer", Tokens.sign(good().issuer("https://evil.example"))),
                argumentSet("for another service", Tokens.sign(good().audience("payments"))),
                argumentSet("without a subject", Tokens.sign(good().subject(""))),
                argumentSet(
                        "of a subject with control characters",
                        Tokens.sign(good().subject("a\nb"))),
                argumentSet("of too long a subject", Tokens.sign(good().subject("s".repeat(256)))),
                argumentSet("not signed", unsigned("none") + "."),
                argumentSet("not signed, NONE", unsigned("NONE") + "."),
                argumentSet("not signed, RS256", unsigned("RS256") + "."),
                argumentSet("signed by the public key", signedByThePublicKey()),
                argumentSet("of another key", good().sign(anotherKey())),
                argumentSet("tampered with", tamperedWith()),
                argumentSet("without an end", withoutAnEnd()),
                argumentSet("oversized", Tokens.sign(good().claim("pad", "x".repeat(9_000)))),
                argumentSet("no token", "nonsense"),
                argumentSet("dots", ".."),
                argumentSet("a consistency token", "A".repeat(54)));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void a_token_that_is_no_good_is_401_and_told_so(String token) {
        for (String path : new String[] {"/admin/projections", "/orders"}) {
            isRefused(as(token).get(path), "Bearer error=\"invalid_token\"");
        }
        isRefused(
                as(token).contentType("application/json").body("{}").post("/orders"),
                "Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Basic YWRtaW46YWRtaW4=", "Token abc"})
    void what_is_no_bearer_token_is_none(String header) {
        isRefused(asNobody().header("Authorization", header).get("/orders"), "Bearer");
    }

    @Test
    void public_paths_ask_for_no_token_and_mind_no_bad_one() {
        as("nonsense").get("/problems").then().statusCode(200);
        asNobody().get("/problems").then().statusCode(200);
    }

    @Test
    void a_good_token_is_good() {
        as(Tokens.sign(good())).get("/admin/projections").then().statusCode(200);
        request().get("/admin/projections").then().statusCode(200);
    }

    @Test
    void a_token_of_no_role_or_an_unknown_one_may_do_nothing() {
        for (String role : new String[] {"", "root", "ADMIN"}) {
            as(Tokens.of(role, "somebody"))
                    .get("/orders")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/forbidden"));
        }
    }

    private static void isRefused(Response answer, String challenge) {
        answer.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", challenge)
                .body("type", equalTo("/problems/unauthenticated"));
    }

    private static JwtClaimsBuilder good() {
        return Tokens.claims(Role.ADMIN, "somebody").expiresIn(HOUR);
    }

    private static long seconds(Instant instant) {
        return instant.getEpochSecond();
    }

    private static PrivateKey anotherKey() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    }

    private static String tamperedWith() {
        String[] parts = Tokens.of(Role.CUSTOMER, "somebody").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        return parts[0] + "." + base64(claims.replace("customer", "operator")) + "." + parts[2];
    }

    private static String withoutAnEnd() throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claimsOf(Tokens.sign(good())).replaceFirst("\"exp\":", "\"end\":"));
        token.setAlgorithmHeaderValue("RS256");
        token.setKey(Tokens.key());
        return token.getCompactSerialization();
    }

    private static String unsigned(String algorithm) {
        return base64("{\"alg\":\"%s\",\"typ\":\"JWT\"}".formatted(algorithm))
                + "."
                + base64(claimsOf(Tokens.sign(good())));
    }

    /** A verifier that lets the token choose takes the public key for a shared secret. */
    private static String signedByThePublicKey() throws GeneralSecurityException {
        String content = unsigned("HS256");
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(Tokens.config().get("quarkus.oidc.public-key"));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return content
                + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    }

    private static String claimsOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
