package io.thecodeforge.orders.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's log with {@code log_statement = 'all'}, in the order of the statements. */
record StatementLog(List<LoggedStatement> statements) {

    /** Time and session; a line that begins otherwise goes on with the one before. */
    private static final Pattern ENTRY =
            Pattern.compile("(?ms)^\\S+ \\S+ \\S+ \\[(\\d+)\\] (\\w+):  (.*?)\\n(?=\\S|\\z)");

    private static final Pattern STATEMENT =
            Pattern.compile("(?s)(?:statement|execute [^:]+): (.*)");

    static StatementLog read(Path file) throws IOException {
        List<LoggedStatement> found = new ArrayList<>();
        Matcher entry = ENTRY.matcher(Files.readString(file));
        while (entry.find()) {
            Matcher statement = STATEMENT.matcher(entry.group(3));
            if (entry.group(2).equals("LOG") && statement.matches()) {
                String sql = statement.group(1).strip();
                found.add(new LoggedStatement(entry.group(1), sql, List.of()));
            } else if (entry.group(2).equals("DETAIL") && !found.isEmpty()) {
                found.add(found.removeLast().with(entry.group(3)));
            }
        }
        return new StatementLog(found);
    }

    /**
     * Of the commands that have to do with it, each one's, oldest first: a transaction, or what
     * comes until an event is written without one.
     */
    List<List<LoggedStatement>> commandsWith(String parameter) {
        Map<String, List<LoggedStatement>> open = new LinkedHashMap<>();
        Map<String, List<LoggedStatement>> alone = new LinkedHashMap<>();
        List<List<LoggedStatement>> done = new ArrayList<>();
        for (LoggedStatement statement : statements) {
            if (statement.is("BEGIN")) {
                open.put(statement.session(), new ArrayList<>());
            }
            List<LoggedStatement> transaction = open.get(statement.session());
            if (transaction != null) {
                transaction.add(statement);
                if (statement.is("COMMIT")) {
                    done.add(open.remove(statement.session()));
                }
            } else if (statement.parameters().contains(parameter)) {
                alone.computeIfAbsent(statement.session(), _ -> new ArrayList<>()).add(statement);
                if (statement.sql().contains("insert into outbox")) {
                    done.add(alone.remove(statement.session()));
                }
            }
        }
        return done.stream()
                .filter(t -> t.stream().anyMatch(s -> s.parameters().contains(parameter)))
                .toList();
    }
}
