package io.thecodeforge.orders.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as it was executed.
 *
 * @param parameters of $1 and on; null is {@code NULL}, as it is in SQL
 */
record LoggedStatement(String session, String sql, List<String> parameters) {

    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (NULL|'((?:[^']|'')*)')");

    static final String NULL = "NULL";

    /**
     * @param detail as PostgreSQL writes it: {@code parameters: $1 = 'a', $2 = NULL}
     */
    LoggedStatement with(String detail) {
        List<String> found = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            found.add(
                    parameter.group(1).equals(NULL) ? NULL : parameter.group(2).replace("''", "'"));
        }
        return new LoggedStatement(session, sql, List.copyOf(found));
    }

    boolean is(String word) {
        return sql.equalsIgnoreCase(word);
    }
}
