package io.thecodeforge.orders.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What of a process is in memory. */
final class Resident {

    private Resident() {}

    static double megabytes(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }
}
