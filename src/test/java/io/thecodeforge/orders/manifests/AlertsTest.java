package io.thecodeforge.orders.manifests;

import static io.thecodeforge.orders.manifests.Manifest.each;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An alert is about this service, and an absent series is no sign that all is well. */
class AlertsTest {

    private static final Overlay PRODUCTION = Overlay.named("production");

    private static final Pattern SERIES =
            Pattern.compile(
                    "\\b(?:orders|http_server|sql_pool|jvm|process)_[a-z_]*[a-z](\\{[^}]*})?");

    @Test
    void each_series_that_is_asked_for_is_of_this_service() {
        Manifest monitor = PRODUCTION.find("PodMonitor", "orders").orElseThrow();
        String job =
                "job=\"%s/%s\""
                        .formatted(
                                monitor.json().at("/metadata/namespace").asText(), monitor.name());
        List<String> series =
                Expressions.of(PRODUCTION).stream()
                        .flatMap(asked -> SERIES.matcher(asked).results())
                        .map(found -> found.group())
                        .toList();

        assertThat(series).hasSizeGreaterThan(20).allMatch(asked -> asked.contains(job));
    }

    @Test
    void too_little_is_found_where_there_is_nothing_at_all() {
        assertThat(alerts().stream().filter(asked -> asked.contains(" < ")))
                .isNotEmpty()
                .allMatch(asked -> asked.contains("or vector(0)"));
    }

    @Test
    void whichever_role_is_not_there_is_missed() {
        assertThat(alerts())
                .anyMatch(asked -> asked.matches("kube_deployment.*\\(command\\|query\\).* == 0"))
                .anyMatch(asked -> asked.startsWith("absent(orders_outbox_age{"))
                .anyMatch(asked -> asked.startsWith("absent(orders_projection_lag_seconds{"));
    }

    @Test
    void each_says_what_to_do() {
        assertThat(
                        PRODUCTION
                                .ofKind("PrometheusRule")
                                .flatMap(rule -> each(rule.json().at("/spec/groups")))
                                .flatMap(group -> each(group.path("rules"))))
                .isNotEmpty()
                .allMatch(rule ->
                        rule.at("/annotations").has("summary")
                                && rule.at("/annotations").has("action"));
    }

    private static List<String> alerts() {
        return PRODUCTION
                .ofKind("PrometheusRule")
                .flatMap(rule -> rule.json().findValuesAsText("expr").stream())
                .toList();
    }
}
