package io.thecodeforge.orders.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What processes have taken of the processors, their children included, as {@code /proc} says. */
record CpuTime(long ticks) {

    private static final int TICKS_A_SECOND = 100; // on every Linux
    private static final Pattern COMPILER = Pattern.compile("\\(C[12] Compiler");

    static CpuTime of(LongStream processes) {
        return new CpuTime(processes.map(CpuTime::ticksOf).sum());
    }

    /** What a JVM's compilers have taken: nothing where it has none. */
    static CpuTime ofCompilers(long jvm) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + jvm + "/task"))) {
            return new CpuTime(
                    threads.map(CpuTime::stat)
                            .flatMap(Optional::stream)
                            .filter(thread -> COMPILER.matcher(thread).find())
                            .mapToLong(thread -> ticks(thread, 2))
                            .sum());
        }
    }

    /** PostgreSQL and Kafka of these servers. */
    static LongStream servers(Path folder) throws IOException {
        long postgres =
                Long.parseLong(
                        Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
        LongStream kafka =
                ProcessHandle.current()
                        .children()
                        .filter(child -> arguments(child).contains(folder.toString()))
                        .mapToLong(ProcessHandle::pid);
        return LongStream.concat(LongStream.of(postgres), kafka);
    }

    Duration since(CpuTime before) {
        return Duration.ofMillis((ticks - before.ticks) * 1000 / TICKS_A_SECOND);
    }

    private static List<String> arguments(ProcessHandle process) {
        return List.of(process.info().arguments().orElse(new String[0]));
    }

    private static long ticksOf(long process) {
        return own(process)
                + ProcessHandle.of(process).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToLong(child -> ticksOf(child.pid()))
                        .sum();
    }

    /** Its own, and that of children that have ended. */
    private static long own(long process) {
        return stat(Path.of("/proc/" + process)).map(stat -> ticks(stat, 4)).orElse(0L);
    }

    /** None of what has ended itself. */
    private static Optional<String> stat(Path folder) {
        try {
            return Optional.of(Files.readString(folder.resolve("stat")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * @param fields user and system, and then those of children that have ended
     */
    private static long ticks(String stat, int fields) {
        return Stream.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "))
                .skip(11)
                .limit(fields)
                .mapToLong(Long::parseLong)
                .sum();
    }
}
