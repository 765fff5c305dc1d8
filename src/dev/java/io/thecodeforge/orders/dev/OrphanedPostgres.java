package io.thecodeforge.orders.dev;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL that outlived its parent still holds its data folder, and the next one could not
 * start there. The servers' JVM leaves a guard that sees to it, but a guard can be killed as well,
 * and Windows has none.
 */
final class OrphanedPostgres {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private OrphanedPostgres() {}

    static void stopOn(Path folder) throws IOException {
        try (var _ = FolderLock.acquire(folder)) {
            Path pidFile = folder.resolve("postgres/postmaster.pid");
            if (!Files.exists(pidFile)) {
                return;
            }
            var lines = Files.readAllLines(pidFile);
            var holder =
                    lines.isEmpty()
                            ? null
                            : ProcessHandle.of(Long.parseLong(lines.getFirst())).orElse(null);
            if (holder == null) {
                return; // PostgreSQL itself recovers from that
            }
            if (isPostgres(holder)) {
                stop(holder);
            } else {
                Files.delete(
                        pidFile); // another process got its number: PostgreSQL would believe it
            }
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(it -> it.matches(".*postgres(\\.exe)?")).orElse(false);
    }

    private static void stop(ProcessHandle postgres) throws IOException {
        if (File.separatorChar == '/') {
            new ProcessBuilder("kill", "-INT", "" + postgres.pid()).start(); // its fast way to stop
        }
        if (!isGoneSoon(postgres)) {
            postgres.destroyForcibly();
            isGoneSoon(postgres);
        }
    }

    /** Not {@code isAlive}: that is true of a zombie, and in a container nobody may collect it. */
    private static boolean isGoneSoon(ProcessHandle postgres) {
        long start = System.nanoTime();
        while (isPostgres(postgres) && System.nanoTime() - start < PATIENCE) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return !isPostgres(postgres);
    }
}
