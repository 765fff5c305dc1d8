package io.thecodeforge.orders.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the Job that makes the dev overlay's tokens. */
class DevTokensTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path classes;

    private Map<String, String> entries;
    private JsonNode secret;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void run() throws Exception {
        String source = Overlay.DEPLOY.resolve("overlays/dev/DevTokens.java").toString();
        assertThat(
                        ToolProvider.getSystemJavaCompiler()
                                .run(null, null, null, "-d", classes.toString(), source))
                .isZero();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Class<?> program = loader.loadClass("DevTokens");
            entries = (Map<String, String>) call(program.getDeclaredMethod("entries"));
            secret =
                    JSON.readTree(
                            (String) call(program.getDeclaredMethod("secret", Map.class), entries));
        }
    }

    @Test
    void each_role_has_a_token_that_the_public_key_verifies() throws Exception {
        PublicKey key =
                KeyFactory.getInstance("RSA")
                        .generatePublic(
                                new X509EncodedKeySpec(
                                        Base64.getDecoder().decode(entries.get("public-key"))));
        for (String role : new String[] {"operator", "admin"}) {
            String[] parts = entries.get(role).split("\\.");
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes());
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));

            assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
            assertThat(claims.at("/groups/0").asText()).isEqualTo(role);
            assertThat(claims.path("aud").asText()).isEqualTo("orders");
            assertThat(claims.path("iss").asText()).isEqualTo(issuer());
            assertThat(claims.path("exp").asLong()).isGreaterThan(Instant.now().getEpochSecond());
        }
    }

    @Test
    void they_are_a_secret_of_the_name_that_the_pod_and_the_readme_use() {
        assertThat(secret.at("/metadata/name").asText()).isEqualTo("orders-dev-tokens");
        assertThat(secret.path("stringData").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("public-key", "operator", "admin");
    }

    /** The one that the service is told. */
    private static String issuer() {
        return Overlay.named("dev")
                .ofKind("ConfigMap")
                .map(map -> map.json().at("/data/QUARKUS_OIDC_TOKEN_ISSUER").asText())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Object call(Method method, Object... arguments) throws Exception {
        method.setAccessible(true);
        return method.invoke(null, arguments);
    }
}
