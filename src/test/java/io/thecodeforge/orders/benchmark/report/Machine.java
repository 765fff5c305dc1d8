package io.thecodeforge.orders.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures were taken on. */
record Machine(String processor, int cores, long memoryGigabytes, String system, String java) {

    static Machine here() {
        return new Machine(
                first("/proc/cpuinfo", "model name").replaceAll(".*:\\s*", ""),
                Runtime.getRuntime().availableProcessors(),
                Math.round(number(first("/proc/meminfo", "MemTotal")) / 1024.0 / 1024.0),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.version"));
    }

    private static long number(String line) {
        String digits = line.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** Nothing where the system has no such file. */
    private static String first(String file, String begin) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(begin)).findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "%d cores (%s), %d GB, %s, JDK %s"
                .formatted(cores, processor, memoryGigabytes, system, java);
    }
}
