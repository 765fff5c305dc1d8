package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.query.HundredThousandOrders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Recorded lives for {@code pgbench}: the same statements with the same parameters, each command in
 * one pipeline; only ids and keys are others each time.
 *
 * @param text in pgbench's language
 * @param variables that it is to be given
 */
record PgbenchScript(String text, Map<String, String> variables) {

    static final int USERS = 100;

    /** Those whose orders they are; their ids end in their numbers. */
    static final String REGISTER =
            """
            insert into users (id, name, email, changed_at, version)
            select ('019ab3b0-0c5e-7c44-9a3e-' || lpad(to_hex(n), 12, '0'))::uuid, 'Ada Lovelace',
                n || '@example.com', now(), 1
            from generate_series(0, 99) as n
            """;

    private static final String USER =
            "('019ab3b0-0c5e-7c44-9a3e-' || lpad(to_hex(:user::int), 12, '0'))::uuid";

    /** New ones of a client go to one end of the index, as those of UUID version 7 do. */
    private static final String ORDER =
            "('019ab3b1-0c5e-7c44-' || lpad(to_hex(:client_id::int), 4, '0') || '-'"
                    + " || lpad(to_hex(:n::int), 12, '0'))::uuid";

    private static final String KEY = "(:client_id::int || '-' || :n::int || '-%d')";

    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");

    static List<String> users() {
        return IntStream.range(0, USERS)
                .mapToObj(n -> HundredThousandOrders.user(n).toString())
                .toList();
    }

    static PgbenchScript of(RecordedLife life) {
        Map<String, String> drawn = new LinkedHashMap<>();
        drawn.put(life.ids().user(), USER);
        drawn.put(life.ids().order(), ORDER);
        life.ids().keys().forEach(key -> drawn.put(key, KEY.formatted(drawn.size())));
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("n", "0");
        List<String> lines = new ArrayList<>();
        lines.add("\\set n :n + 1");
        lines.add("\\set user random(0, %d)".formatted(USERS - 1));
        for (List<LoggedStatement> command : life.commands()) {
            lines.add("\\startpipeline");
            command.forEach(statement -> lines.add(text(statement, drawn, variables) + ";"));
            lines.add("\\endpipeline");
        }
        return new PgbenchScript(String.join("\n", lines) + "\n", variables);
    }

    /** As no run before it did, so that no id comes twice. */
    PgbenchScript startingAt(int first) {
        Map<String, String> others = new LinkedHashMap<>(variables);
        others.put("n", Integer.toString(first));
        return new PgbenchScript(text, others);
    }

    private static String text(
            LoggedStatement statement, Map<String, String> drawn, Map<String, String> variables) {
        Matcher place = PLACE.matcher(statement.sql());
        return place.replaceAll(found -> {
            String value = statement.parameters().get(Integer.parseInt(found.group(1)) - 1);
            return Matcher.quoteReplacement(
                    value.equals(LoggedStatement.NULL)
                            ? "null"
                            : drawn.containsKey(value)
                                    ? drawn.get(value)
                                    : variable(value, variables));
        });
    }

    /** pgbench has no variable that is empty. */
    private static String variable(String value, Map<String, String> variables) {
        if (value.isEmpty()) {
            return "''";
        }
        String name = "v" + variables.size();
        variables.put(name, value);
        return ":" + name;
    }
}
