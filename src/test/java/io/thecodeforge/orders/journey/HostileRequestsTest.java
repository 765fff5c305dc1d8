package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Whatever a client sends: a problem document, and nothing changed. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class HostileRequestsTest {

    @Test
    void every_hostile_request_is_refused_as_it_should_be_and_leaves_nothing_behind() {
        String user = registerUser("Ada");
        String order = placeOrder(user);
        await().untilAsserted(() -> get("/orders/" + order).then().statusCode(200));
        await().until(() -> Databases.countInWrite("select count(*) from outbox") == 0);
        List<String> before = Databases.digest();
        List<Hostile> all = new HostileRequests(user, order).all().toList();

        SoftAssertions softly = new SoftAssertions();
        all.forEach(hostile -> check(hostile, softly));

        softly.assertThat(all).hasSizeGreaterThanOrEqualTo(120);
        softly.assertThat(Databases.digest()).isEqualTo(before);
        softly.assertAll();
    }

    private static void check(Hostile hostile, SoftAssertions softly) {
        String key = UUID.randomUUID().toString();
        Response answer = hostile.send(request().header("Idempotency-Key", key));
        String body = answer.asString();

        softly.assertThat(answer.statusCode())
                .as("%s: %s", hostile, body)
                .isEqualTo(hostile.status());
        if (hostile.code().equals("invalid-request") && !hostile.body().isEmpty()) {
            softly.assertThat(body).as("%s", hostile).contains("\"errors\":[{");
        }
        softly.assertThat(body.length()).as("%s", hostile).isLessThan(20_000);
        softly.assertThat(answer.contentType())
                .as("%s", hostile)
                .isEqualTo("application/problem+json");
        softly.assertThat(body)
                .as("%s", hostile)
                .contains("\"/problems/" + hostile.code() + "\"")
                .doesNotContainIgnoringCase(
                        "thecodeforge", "exception", "jackson", "hibernate", "select ", "java.");
        softly.assertThat(isKept(key))
                .as("%s keeps a key", hostile)
                .isEqualTo(hostile.status() == 422 || hostile.status() == 409);
    }

    private static boolean isKept(String key) {
        return Databases.countInWrite(
                        "select count(*) from idempotency_key where key = '" + key + "'")
                == 1;
    }

    @Test
    void unicode_of_every_kind_is_kept_as_it_came() {
        for (String name :
                List.of(
                        "Ada",
                        "Zoë Ångström",
                        "Zoe\u0308",
                        "李清照",
                        "عمر الخيام",
                        "👩🏽‍🚀 Åsa",
                        "O'Brien \"Bob\" <b> & \\ / %s ${x}",
                        "\u202eevil",
                        "a\u00a0b")) {
            String body =
                    "{\"name\": %s, \"email\": \"%s\"}".formatted(quoted(name), Api.anAddress());
            String id = Api.post("/users", body).then().statusCode(201).extract().path("id");

            await().untilAsserted(() ->
                    assertThat(get("/users/" + id).<String>path("name")).isEqualTo(name));
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
