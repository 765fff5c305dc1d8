package io.thecodeforge.orders;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The README's table of settings has each of ours with its default, and no other. */
class SettingsTableTest {

    private static final String NONE = "none";

    @Test
    void the_readme_has_every_setting_of_ours_with_its_default() throws IOException {
        assertThat(inReadme()).isEqualTo(new TreeMap<>(inMapping()));
    }

    private static Map<String, String> inReadme() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.startsWith("| `orders."))
                .map(line -> line.replace("`", "").split("\\|"))
                .forEach(cells -> settings.put(cells[1].strip(), cells[2].strip()));
        return settings;
    }

    private static Map<String, String> inMapping() {
        Map<String, String> settings = new HashMap<>();
        ConfigClass.configClass(OrdersConfig.class)
                .getProperties()
                .forEach((name, value) -> settings.put(name, requireNonNullElse(value, NONE)));
        settings.keySet().removeIf(name -> name.endsWith("[*]")); // a list's elements
        return settings;
    }
}
