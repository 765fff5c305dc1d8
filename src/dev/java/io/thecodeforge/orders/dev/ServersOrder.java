package io.thecodeforge.orders.dev;

import java.nio.file.Path;
import java.util.List;

/**
 * Which servers to start, and where.
 *
 * @param folder holds their data; one set of servers at a time
 * @param keepsData whether the data outlives the servers; if not, they empty the folder first and
 *     delete it at the end
 * @param postgresPort taken if it is free, otherwise any; {@link #ANY_PORT} or {@link #LEFT_OUT}
 * @param kafkaPort likewise
 */
public record ServersOrder(Path folder, boolean keepsData, int postgresPort, int kafkaPort) {
    public static final int ANY_PORT = 0;
    public static final int LEFT_OUT = -1;

    public ServersOrder {
        folder = folder.toAbsolutePath().normalize();
    }

    /** What {@link #arguments()} wrote. */
    public static ServersOrder parse(String... arguments) {
        return new ServersOrder(
                Path.of(arguments[0]),
                Boolean.parseBoolean(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
    }

    List<String> arguments() {
        return List.of("" + folder, "" + keepsData, "" + postgresPort, "" + kafkaPort);
    }

    public boolean hasPostgres() {
        return postgresPort != LEFT_OUT;
    }

    public boolean hasKafka() {
        return kafkaPort != LEFT_OUT;
    }

    /** Beside the folder, so that it outlives the data. */
    Path file(String extension) {
        return folder.resolveSibling(folder.getFileName() + extension);
    }
}
