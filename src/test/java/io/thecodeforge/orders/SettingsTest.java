package io.thecodeforge.orders;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A setting that is no good ends the start, by a message that names it. */
class SettingsTest {

    private static final String DURATION = "\\d+(ms|s|m|h)";
    private static final String NUMBER = "-?\\d+";

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void the_defaults_are_good() {
        assertThat(read("orders.outbox.lanes", "16").outbox().lanes()).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({
        "orders.roles, boss",
        "orders.limits.body, much",
        "orders.outbox.lanes, 257",
        "orders.outbox.lanes, many",
        "orders.relay.lease, soon",
        "orders.relay.laese, 5s",
        "orders.callers.rate, 0"
    })
    void what_is_no_such_value_or_no_such_setting_is_named(String key, String value) {
        assertThatThrownBy(() -> read(key, value)).hasMessageContaining(key);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void no_number_is_below_what_it_can_be(String key) {
        assertThatThrownBy(() -> read(key, "-5")).hasMessageContaining(key);
    }

    @ParameterizedTest
    @MethodSource("durations")
    void no_time_is_nothing(String key) {
        assertThatThrownBy(() -> read(key, "0s")).hasMessageContaining(key);
    }

    static Stream<String> numbers() {
        return keysWithDefault(NUMBER);
    }

    static Stream<String> durations() {
        return keysWithDefault(DURATION);
    }

    private static Stream<String> keysWithDefault(String pattern) {
        return ConfigClass.configClass(OrdersConfig.class).getProperties().entrySet().stream()
                .filter(setting -> requireNonNullElse(setting.getValue(), "").matches(pattern))
                .map(Map.Entry::getKey);
    }

    private static OrdersConfig read(String key, String value) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(OrdersConfig.class)
                .withValidator(validator())
                .withDefaultValue(key, value)
                .build()
                .getConfigMapping(OrdersConfig.class);
    }

    private static BeanValidationConfigValidator validator() {
        return () -> VALIDATOR;
    }
}
