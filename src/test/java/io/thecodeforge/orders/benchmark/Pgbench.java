package io.thecodeforge.orders.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load tool, where the machine has it; it is not part of the embedded server. */
public final class Pgbench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    /** As the service's queries; see {@code application.properties}. */
    private static final String PLANNED_ONCE = "plan_cache_mode=force_generic_plan";

    private final Path tool;

    private Pgbench(Path tool) {
        this.tool = tool;
    }

    /** On the path, or where Debian's and Red Hat's packages put it. */
    public static Optional<Pgbench> find() throws IOException {
        Stream<Path> path =
                Stream.of(System.getenv("PATH").split(":")).map(p -> Path.of(p, "pgbench"));
        Stream<Path> versions =
                Stream.of("/usr/lib/postgresql", "/usr")
                        .map(Path::of)
                        .filter(Files::isDirectory)
                        .flatMap(Pgbench::programs)
                        .sorted(Comparator.reverseOrder());
        return Stream.concat(path, versions)
                .filter(Files::isExecutable)
                .findFirst()
                .map(Pgbench::new);
    }

    /**
     * @param database postgresql://host:port/name, whose role and password are its name
     * @param script in pgbench's language
     * @return transactions a second
     */
    public double run(String database, String script, int clients, Duration length)
            throws IOException, InterruptedException {
        return run(database, new PgbenchScript(script, Map.of()), clients, length);
    }

    double run(String database, PgbenchScript script, int clients, Duration length)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("pgbench", ".sql");
        Files.writeString(file, script.text());
        URI uri = URI.create(database);
        String name = uri.getPath().substring(1);
        List<String> command = new ArrayList<>();
        command.add(tool.toString());
        script.variables().forEach((key, value) -> command.add("--define=" + key + "=" + value));
        command.addAll(
                List.of(
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--file=" + file,
                        "--client=" + clients,
                        "--jobs=2",
                        "--time=" + length.toSeconds(),
                        "--host=" + uri.getHost(),
                        "--port=" + uri.getPort(),
                        "--username=" + name,
                        name));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PGPASSWORD", name);
        builder.environment().put("PGOPTIONS", "-c " + PLANNED_ONCE);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Files.delete(file);
        Matcher rate = RATE.matcher(output);
        if (!rate.find() || output.contains("ERROR:")) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static Stream<Path> programs(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(version -> version.resolve("bin/pgbench")).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
