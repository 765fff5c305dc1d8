package io.thecodeforge.orders.dev;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the servers' JVM. */
final class ServersCommand {
    private static final String MAIN = "io.thecodeforge.orders.embedded.ServersMain";

    /**
     * Ctrl-C reaches every process of the terminal: the servers wait for the service to go first.
     */
    private static final List<String> IGNORING_CTRL_C =
            List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    private ServersCommand() {}

    static List<String> of(ServersOrder order) throws IOException {
        List<String> command = new ArrayList<>();
        if (File.separatorChar == '/') {
            command.addAll(IGNORING_CTRL_C);
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC"));
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("@" + classPathFile(order));
        command.add(MAIN);
        command.addAll(order.arguments());
        return command;
    }

    /** Hundreds of jars: more than a command line may hold on Windows. */
    private static Path classPathFile(ServersOrder order) throws IOException {
        Path file = order.file(".args");
        String classPath = BuildFolder.serversClassPath().replace("\\", "\\\\");
        return Files.writeString(file, "-cp \"" + classPath + "\"");
    }
}
