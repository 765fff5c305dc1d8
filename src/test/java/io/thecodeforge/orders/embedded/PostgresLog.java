package io.thecodeforge.orders.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What PostgreSQL writes about itself; a new file at every start. */
record PostgresLog(Path file) {

    PostgresLog {
        file.toFile().delete();
    }

    /** Why it does not start: all that a client of it sees is a refused connection. */
    String lastComplaint() throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(it -> it.contains("FATAL:") || it.contains("PANIC:"))
                    .reduce((_, last) -> last)
                    .orElse("nothing, see " + file);
        }
    }
}
