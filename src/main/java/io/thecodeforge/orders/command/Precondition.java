package io.thecodeforge.orders.command;

import io.thecodeforge.orders.web.EntityTag;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code If-Match} of <a href="https://www.rfc-editor.org/rfc/rfc9110#name-if-match">RFC 9110</a>.
 * Our tags begin with the aggregate's version, and only that is compared; a weak tag or a foreign
 * one matches nothing.
 */
sealed interface Precondition {

    boolean allows(int version);

    /** No precondition, or {@code *}: any version that is there. */
    record Any() implements Precondition {
        @Override
        public boolean allows(int version) {
            return true;
        }
    }

    record OneOf(Set<Integer> versions) implements Precondition {
        public OneOf {
            versions = Set.copyOf(versions);
        }

        @Override
        public boolean allows(int version) {
            return versions.contains(version);
        }
    }

    Pattern VERSION = Pattern.compile("([1-9]\\d{0,8})(\\..*)?");

    /**
     * @param header the header's values, joined by commas; null where there is none
     * @return empty where the header is malformed
     */
    static Optional<Precondition> parse(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return Optional.of(new Any());
        }
        return EntityTag.parse(header)
                .map(tags ->
                        tags.stream()
                                .filter(tag -> !tag.weak())
                                .flatMap(tag -> version(tag.text()).stream())
                                .collect(Collectors.toSet()))
                .map(OneOf::new);
    }

    private static Optional<Integer> version(String tag) {
        Matcher version = VERSION.matcher(tag);
        return version.matches()
                ? Optional.of(Integer.valueOf(version.group(1)))
                : Optional.empty();
    }
}
