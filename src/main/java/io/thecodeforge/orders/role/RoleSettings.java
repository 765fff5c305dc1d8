package io.thecodeforge.orders.role;

import static io.smallrye.config.Priorities.LIBRARY;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import jakarta.annotation.Priority;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code role.<role>} with whether this process has the role, and {@code needs.<store>}
 * with whether one of its roles needs the store: what the settings of Quarkus are switched by.
 *
 * <p>Behind the interceptor that resolves expressions, so that they can name these values.
 */
@Priority(LIBRARY + 250)
public final class RoleSettings implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1;
    private static final String ROLES = "orders.roles";

    /** Each name that is answered, and by which roles it is true. */
    private static final Map<String, Predicate<ProcessRole>> ANSWERS = answers();

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        Predicate<ProcessRole> answer = ANSWERS.get(name);
        return answer == null
                ? context.proceed(name)
                : ConfigValue.builder()
                        .withName(name)
                        .withValue(Boolean.toString(roles(context).anyMatch(answer)))
                        .build();
    }

    /** A word that is no role is left for the mapping to refuse, which says so best. */
    private static Stream<ProcessRole> roles(ConfigSourceInterceptorContext context) {
        ConfigValue roles = context.restart(ROLES);
        if (roles == null || roles.getValue() == null) {
            return Stream.of(ProcessRole.values());
        }
        Set<String> words =
                Arrays.stream(roles.getValue().split(","))
                        .map(String::strip)
                        .collect(Collectors.toSet());
        return Stream.of(ProcessRole.values()).filter(role -> words.contains(role.word()));
    }

    private static Map<String, Predicate<ProcessRole>> answers() {
        Map<String, Predicate<ProcessRole>> answers = new HashMap<>();
        List.of(ProcessRole.values())
                .forEach(role -> answers.put("role." + role.word(), role::equals));
        List.of(Store.values())
                .forEach(store -> answers.put("needs." + store.word(), role -> role.needs(store)));
        return Map.copyOf(answers);
    }
}
