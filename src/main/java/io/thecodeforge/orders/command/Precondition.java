package io.thecodeforge.orders.command;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    Pattern LIST_ITEM =
            Pattern.compile("[ \\t]*(W/)?\"([!#-~\\x80-\\xff]*)\"[ \\t]*(,|$)|[ \\t]*,");

    Pattern VERSION = Pattern.compile("([1-9]\\d{0,8})(\\..*)?");

    /**
     * @param header the header's values, joined by commas; null where there is none
     * @return empty where the header is malformed
     */
    static Optional<Precondition> parse(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return Optional.of(new Any());
        }
        Set<Integer> versions = new HashSet<>();
        Matcher item = LIST_ITEM.matcher(header);
        int end = 0;
        boolean tagged = false;
        while (end < header.length() && item.find(end) && item.start() == end) {
            end = item.end();
            tagged |= item.group(2) != null;
            if (item.group(2) != null && item.group(1) == null) {
                version(item.group(2)).ifPresent(versions::add);
            }
        }
        return tagged && end == header.length()
                ? Optional.of(new OneOf(versions))
                : Optional.empty();
    }

    private static Optional<Integer> version(String tag) {
        Matcher version = VERSION.matcher(tag);
        return version.matches()
                ? Optional.of(Integer.valueOf(version.group(1)))
                : Optional.empty();
    }
}
