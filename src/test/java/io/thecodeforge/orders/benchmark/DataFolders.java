package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.dev.FolderLock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** A benchmark leaves gigabytes; the next one has the disk for its own. */
final class DataFolders {

    private static final String ALL = "*-benchmark";

    private DataFolders() {}

    /**
     * Deletes a benchmark's folder, and the data in those of the others; their log files stay.
     *
     * @throws IOException also where one of the others is running
     */
    static void clear(Path folder) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder.getParent());
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder.getParent(), ALL)) {
            for (Path other : others) {
                try (FolderLock _ = FolderLock.acquire(other)) {
                    FileUtils.deleteDirectory(other.resolve("postgres").toFile());
                    FileUtils.deleteDirectory(other.resolve("kafka").toFile());
                }
            }
        }
    }
}
