package io.thecodeforge.orders.manifests;

import static io.thecodeforge.orders.manifests.Manifest.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each environment variable that the service is given is one that it reads when it starts. */
class EnvironmentTest {

    private static final SettingNames SETTINGS = SettingNames.ofTheService();

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void each_variable_is_a_setting_that_can_be_set_at_run_time(Overlay overlay) {
        Set<String> variables = variables(overlay);

        assertThat(variables).hasSizeGreaterThan(8);
        assertThat(variables).allSatisfy(name -> assertThat(SETTINGS.has(name)).as(name).isTrue());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void each_process_is_told_of_the_databases_of_its_roles(Overlay overlay) {
        overlay.workloads()
                .flatMap(Manifest::ours)
                .forEach(container -> {
                    String roles = value(container, "ORDERS_ROLES");
                    Set<String> given = variables(overlay, container).collect(Collectors.toSet());
                    if (roles.contains("command") || roles.contains("relay")) {
                        assertThat(given)
                                .contains(
                                        "QUARKUS_DATASOURCE_USERNAME",
                                        "QUARKUS_DATASOURCE_PASSWORD");
                    } else {
                        assertThat(given).doesNotContain("QUARKUS_DATASOURCE_PASSWORD");
                    }
                    if (roles.contains("query") || roles.contains("projector")) {
                        assertThat(given)
                                .contains(
                                        "QUARKUS_DATASOURCE_READ_USERNAME",
                                        "QUARKUS_DATASOURCE_READ_PASSWORD");
                    } else {
                        assertThat(given).doesNotContain("QUARKUS_DATASOURCE_READ_PASSWORD");
                    }
                    assertThat(given).contains("ORDERS_SIGNING_KEYS");
                });
    }

    /** A database may be there later than we are: it is pulled and made while our Pod starts. */
    @ParameterizedTest
    @MethodSource("overlays")
    void a_migration_waits_for_its_database(Overlay overlay) {
        List<Map<String, String>> migrations =
                overlay.workloads()
                        .flatMap(Manifest::ours)
                        .map(overlay::environment)
                        .filter(environment -> environment.containsKey("QUARKUS_INIT_AND_EXIT"))
                        .toList();

        assertThat(migrations)
                .isNotEmpty()
                .allSatisfy(environment -> {
                    assertThat(environment.get("QUARKUS_FLYWAY_CONNECT_RETRIES")).isEqualTo("60");
                    assertThat(environment.get("QUARKUS_FLYWAY_READ_CONNECT_RETRIES"))
                            .isEqualTo("60");
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void logs_are_for_machines_but_in_dev(Overlay overlay) {
        String json = overlay.name().equals("dev") ? "false" : "true";

        assertThat(overlay.workloads().flatMap(Manifest::ours).map(overlay::environment))
                .allMatch(environment ->
                        environment.get("QUARKUS_LOG_CONSOLE_JSON_ENABLED").equals(json));
    }

    private static Set<String> variables(Overlay overlay) {
        return overlay.workloads()
                .flatMap(Manifest::ours)
                .flatMap(container -> variables(overlay, container))
                .collect(Collectors.toSet());
    }

    private static Stream<String> variables(Overlay overlay, JsonNode container) {
        return Stream.concat(
                each(container.path("env")).map(variable -> variable.path("name").asText()),
                each(container.path("envFrom"))
                        .map(from -> from.at("/configMapRef/name").asText())
                        .map(name -> overlay.find("ConfigMap", name).orElseThrow())
                        .flatMap(map -> Stream.of(map.json().path("data")))
                        .flatMap(data -> data.properties().stream().map(Map.Entry::getKey)));
    }

    private static String value(JsonNode container, String variable) {
        return each(container.path("env"))
                .filter(v -> v.path("name").asText().equals(variable))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asText();
    }
}
