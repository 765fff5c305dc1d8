package io.thecodeforge.orders.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Files of PostgreSQL's write-ahead log (WAL) that are there before they are needed, as checkpoints
 * leave them in a cluster that has been in use. A new cluster has none: it makes each when it gets
 * there, and all commits wait while 16 MB of zeros are written and synced. A benchmark of some
 * minutes would measure that, again and again.
 */
final class SpareLogFiles {

    private static final int SIZE = 16 << 20;

    /** The timeline, and the file's number to the base of {@link #BASE}, eight digits each. */
    private static final String NAME = "%08X%08X%08X";

    private static final long BASE = (1L << 32) / SIZE;

    private SpareLogFiles() {}

    /**
     * Adds them after those that are there.
     *
     * @param data PostgreSQL's own folder
     * @param megabytes of all of them
     */
    static void make(Path data, int megabytes) throws IOException {
        Path log = data.resolve("pg_wal");
        String last = last(log);
        long timeline = HexFormat.fromHexDigitsToLong(last, 0, 8);
        long number =
                HexFormat.fromHexDigitsToLong(last, 8, 16) * BASE
                        + HexFormat.fromHexDigitsToLong(last, 16, 24);
        long end = number + ((long) megabytes << 20) / SIZE;
        for (long next = number + 1; next <= end; next++) {
            make(log, NAME.formatted(timeline, next / BASE, next % BASE));
        }
    }

    private static String last(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9A-F]{24}"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Whole under its name, or not at all: PostgreSQL takes what it finds there. */
    private static void make(Path log, String name) throws IOException {
        Path temporary = Files.createTempFile(log, "spare", "");
        try (FileChannel file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(SIZE);
            while (zeros.hasRemaining()) {
                file.write(zeros);
            }
            file.force(true);
        }
        Files.move(temporary, log.resolve(name));
    }
}
