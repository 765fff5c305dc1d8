package io.thecodeforge.orders.dev;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Whoever holds it owns the servers' folder; the operating system takes it back from a dead
 * process.
 */
public final class FolderLock implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /** Waits a little, for the servers of a moment ago to stop. */
    public static FolderLock acquire(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        long start = System.nanoTime();
        while (!locked(file)) {
            if (System.nanoTime() - start > PATIENCE) {
                file.close();
                throw new IOException(
                        "another process uses " + folder + "; is dev mode running twice?");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return new FolderLock(file);
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
