package io.thecodeforge.orders.manifests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.journey.Bearer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever alerts, panels, scaling and README name is a metric that the service has. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class MetricsTest {

    private static final Pattern METRIC =
            Pattern.compile("\\b(orders|http_server|sql_pool|postgresql|jvm|process)_[a-z_]*[a-z]");

    /** The labels whose values are names that we give. */
    private static final Pattern OURS = Pattern.compile("\\b(pool_name|projection)=~?\"([^\"]+)\"");

    private static final List<String> EXPRESSIONS = Expressions.of(Overlay.named("production"));

    @Inject
    @SuppressWarnings("deprecation") // of this client's; it is the one that Quarkus has
    PrometheusMeterRegistry registry;

    @Test
    void each_metric_that_is_named_is_there() throws IOException {
        given().header("Authorization", "Bearer " + Bearer.ADMIN)
                .contentType(ContentType.JSON)
                .body(
                        "{\"name\": \"Ada\", \"email\": \"%s@example.com\"}"
                                .formatted(UUID.randomUUID()))
                .post("/users")
                .then()
                .statusCode(201);
        Set<String> named = new TreeSet<>(namesIn(tables(Files.readString(Path.of("README.md")))));
        EXPRESSIONS.stream().map(MetricsTest::namesIn).forEach(named::addAll);

        assertThat(named).hasSizeGreaterThan(12);
        await().untilAsserted(() -> assertThat(shown()).containsAll(named));
    }

    @Test
    void each_pool_and_projection_that_is_named_is_there() {
        Set<String> named =
                EXPRESSIONS.stream()
                        .flatMap(expression -> OURS.matcher(expression).results())
                        .flatMap(found ->
                                Stream.of(found.group(2).split("\\|"))
                                        .map(value -> "%s=\"%s\"".formatted(found.group(1), value)))
                        .collect(Collectors.toSet());

        assertThat(named).isNotEmpty();
        await().untilAsserted(() -> assertThat(registry.scrape()).contains(named));
    }

    /** Each time series, and what its parts are named after. */
    private Set<String> shown() {
        return registry.scrape()
                .lines()
                .map(line -> line.replaceFirst("^# (HELP|TYPE) ", "").replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
    }

    /** The first column of each of its tables' rows. */
    private static String tables(String readme) {
        return readme.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> namesIn(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
