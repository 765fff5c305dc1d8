package io.thecodeforge.orders.processes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.FreePort;
import io.thecodeforge.orders.web.Role;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged service as production has it: the issuer's keys are found, and kept fresh. */
class KeySetIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ServiceProcess service;

    @Test
    void the_keys_are_found_when_the_issuer_is_there_and_again_when_one_is_new() throws Exception {
        int port = FreePort.any();
        Map<String, String> settings =
                Map.of(
                        "quarkus.oidc.public-key", "",
                        "quarkus.oidc.token.issuer", "",
                        "quarkus.oidc.auth-server-url", "http://localhost:" + port);
        try (ServiceProcess started =
                ServiceProcess.start(EmbeddedServers.shared(), "key-set", settings)) {
            service = started;
            ask("a.b.c").then().statusCode(503).header("Retry-After", "1");
            given().get(service.url() + "/problems").then().statusCode(200);

            try (Issuer issuer = new Issuer(port)) {
                issuer.addKey("first");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> ask(issuer.token(Role.ADMIN)).then().statusCode(200));
                String first = issuer.token(Role.ADMIN);

                issuer.addKey("second");
                ask(issuer.token(Role.ADMIN)).then().statusCode(200);
                ask(first).then().statusCode(200);

                int given = issuer.keySetsGiven();
                for (int i = 0; i < 20; i++) {
                    ask(issuer.token(Role.ADMIN, "made-up-" + i)).then().statusCode(401);
                }
                assertThat(issuer.keySetsGiven()).isEqualTo(given);
            }
        }
    }

    private Response ask(String token) {
        return given().auth().oauth2(token).get(service.url() + "/admin/projections");
    }
}
