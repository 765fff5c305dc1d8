package io.thecodeforge.orders.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code access.md}: every endpoint, and who may call it. */
final class AccessTable {

    /** What a cell says. */
    enum Access {
        REFUSED,
        OWN,
        YES;

        static Access of(String cell) {
            return switch (cell.strip()) {
                case "" -> REFUSED;
                case "own" -> OWN;
                case "yes" -> YES;
                default -> throw new IllegalArgumentException(cell);
            };
        }
    }

    record Row(
            String method,
            String path,
            Access nobody,
            Access customer,
            Access operator,
            Access admin) {

        String endpoint() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return endpoint();
        }
    }

    private static final Pattern ROW =
            Pattern.compile(
                    "(?m)^\\| `([A-Z]+) (\\S+)`[^|]*\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|$");

    private AccessTable() {}

    static String text() {
        try (InputStream file = AccessTable.class.getResourceAsStream("/access.md")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Row> rows() {
        return ROW.matcher(text()).results().map(AccessTable::row).toList();
    }

    private static Row row(MatchResult row) {
        return new Row(
                row.group(1),
                row.group(2),
                Access.of(row.group(3)),
                Access.of(row.group(4)),
                Access.of(row.group(5)),
                Access.of(row.group(6)));
    }
}
