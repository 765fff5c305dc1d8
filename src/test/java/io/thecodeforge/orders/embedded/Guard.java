package io.thecodeforge.orders.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A shell that waits for this JVM to end, however that happens, and then stops the PostgreSQL it
 * may have left behind: that is a process group of its own, which no signal to this one reaches. On
 * Windows the next start sees to it.
 */
final class Guard {
    private static final String SCRIPT =
            """
            trap '' INT HUP TERM
            cat
            pid=$(head -n 1 "$0/postmaster.pid" 2>/dev/null) && kill -INT "$pid"
            """;

    /** Its standard input ends with us, and must not be collected before. */
    private static @Nullable Process shell;

    private Guard() {}

    static void over(Path postgresData) throws IOException {
        if (File.separatorChar == '/') {
            shell =
                    new ProcessBuilder("sh", "-c", SCRIPT, postgresData.toString())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        }
    }
}
