package io.thecodeforge.orders.dev;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * Bearer tokens for dev mode and tests, as an issuer would sign them, with a key that this JVM
 * makes for itself. It is kept in a system property, which all class loaders see: live reload
 * leaves the tokens good.
 */
public final class Tokens {
    public static final String ISSUER = "https://issuer.dev.orders";
    public static final String AUDIENCE = "orders";

    private static final String KEY = "dev.orders.token-key";
    private static final Duration A_DAY = Duration.ofDays(1);

    private Tokens() {}

    public static String of(String role, String subject) {
        return sign(claims(role, subject).expiresIn(A_DAY));
    }

    /** A token that lacks nothing but its end. */
    public static JwtClaimsBuilder claims(String role, String subject) {
        return Jwt.issuer(ISSUER).audience(AUDIENCE).subject(subject).groups(role);
    }

    public static String sign(JwtClaimsBuilder claims) {
        return claims.sign(key());
    }

    /** What makes the service take them. */
    public static Map<String, String> config() {
        return Map.of("quarkus.oidc.public-key", publicKey(), "quarkus.oidc.token.issuer", ISSUER);
    }

    private static String publicKey() {
        try {
            RSAPrivateCrtKey key = key();
            return base64(
                    KeyFactory.getInstance("RSA")
                            .generatePublic(
                                    new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The issuer's own. */
    public static RSAPrivateCrtKey key() {
        try {
            return (RSAPrivateCrtKey)
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(
                                            Base64.getDecoder().decode(keyOfThisJvm())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keyOfThisJvm() throws GeneralSecurityException {
        synchronized (System.getProperties()) {
            String key = System.getProperty(KEY);
            if (key == null) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                key = base64(generator.generateKeyPair().getPrivate().getEncoded());
                System.setProperty(KEY, key);
            }
            return key;
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
