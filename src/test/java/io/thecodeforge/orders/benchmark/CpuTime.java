package io.thecodeforge.orders.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** What processes have taken of the processors, their children included, as {@code /proc} says. */
record CpuTime(long ticks) {

    private static final int TICKS_A_SECOND = 100; // on every Linux

    static CpuTime of(LongStream processes) {
        return new CpuTime(processes.map(CpuTime::ticksOf).sum());
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

    /** Its own, and that of children that have ended; none where it has ended itself. */
    private static long own(long process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return LongStream.range(11, 15)
                    .map(field -> Long.parseLong(afterName[(int) field]))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
