package io.thecodeforge.orders.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entity tag of <a href="https://www.rfc-editor.org/rfc/rfc9110#name-etag">RFC 9110</a>.
 *
 * @param text between the quotes
 */
public record EntityTag(boolean weak, String text) {

    private static final Pattern LIST_ITEM =
            Pattern.compile("[ \\t]*(W/)?\"([!#-~\\x80-\\xff]*)\"[ \\t]*(,|$)|[ \\t]*,");

    /**
     * A list of tags, as {@code If-Match} and {@code If-None-Match} have it; empty if malformed.
     */
    public static Optional<List<EntityTag>> parse(String header) {
        List<EntityTag> tags = new ArrayList<>();
        Matcher item = LIST_ITEM.matcher(header);
        int end = 0;
        // at this one place: a search from here on takes time by the square of the header's length
        while (end < header.length() && item.region(end, header.length()).lookingAt()) {
            end = item.end();
            if (item.group(2) != null) {
                tags.add(new EntityTag(item.group(1) != null, item.group(2)));
            }
        }
        return end == header.length() && !tags.isEmpty() ? Optional.of(tags) : Optional.empty();
    }

    /** As a header has it. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + text + "\"";
    }
}
