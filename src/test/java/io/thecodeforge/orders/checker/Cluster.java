package io.thecodeforge.orders.checker;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.journey.Gate;
import io.thecodeforge.orders.processes.Packaged;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The service as it is deployed: processes of one role each, and three servers behind them. */
final class Cluster implements AutoCloseable {

    private static final List<String> ROLES = List.of("command", "relay", "projector", "query");
    private static final int PROCESSES_A_ROLE = 2;
    private static final Path FOLDER = BuildFolder.path().resolve("embedded/checker");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String BACKENDS =
            "from pg_stat_activity where application_name = '%s'".formatted(Node.COMMANDS);

    private final Map<String, Gate> gates = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Store write;
    private final Store read;
    private final Store kafka;

    /** Servers end with their parent, however it ends; processes of the service do not. */
    private final Thread atExit = new Thread(() -> nodes().forEach(Node::close));

    /**
     * @param application the build of the service to run
     */
    Cluster(Packaged application) throws Exception {
        Runtime.getRuntime().addShutdownHook(atExit);
        Map<String, Door> doors = new LinkedHashMap<>();
        for (String name : names("relay", "projector")) {
            doors.put(name, Door.of(name));
            gates.put(name + " - kafka", doors.get(name).gate());
        }
        var first = async(() -> Store.postgres(FOLDER.resolve("write")));
        var second = async(() -> Store.postgres(FOLDER.resolve("read")));
        kafka = Store.kafka(FOLDER.resolve("kafka"), List.copyOf(doors.values()));
        write = first.join();
        read = second.join();
        for (String role : ROLES) {
            Store database = role.equals("command") || role.equals("relay") ? write : read;
            for (String name : names(role)) {
                Gate store = Gate.to(database.port());
                gates.put(name + " - " + database.name(), store);
                Door door = doors.get(name);
                int log = door == null ? kafka.port() : door.gate().port();
                Node node = new Node(application, role, name, store, log);
                nodes.add(node);
                if (role.equals("command") || role.equals("query")) {
                    gates.put("clients - " + name, node.front());
                }
            }
        }
    }

    void awaitReady() {
        nodes.forEach(Node::awaitReady);
    }

    /**
     * No command is under way afterwards: what a client does not wait for any more, the service may
     * still do, and when its process has ended, the database.
     */
    void endCommands() {
        nodes.stream().filter(node -> node.role().equals("command")).forEach(Node::close);
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(this::areCommandsOver);
    }

    private boolean areCommandsOver() throws Exception {
        try (Sql sql = Sql.open(writeSide().writeUrl())) {
            sql.lines("select pg_terminate_backend(pid) " + BACKENDS);
            return sql.lines("select pid " + BACKENDS).isEmpty();
        }
    }

    /** The stores themselves, without a gate before them. */
    ServerPorts writeSide() {
        return new ServerPorts(write.port(), kafka.port());
    }

    ServerPorts readSide() {
        return new ServerPorts(read.port(), kafka.port());
    }

    List<String> urls(String role) {
        return nodes.stream().filter(node -> node.role().equals(role)).map(Node::url).toList();
    }

    Map<String, Gate> gates() {
        return gates;
    }

    /** Those on the way to a store or of a process, by its name. */
    List<Gate> gatesOf(String name) {
        return gates.entrySet().stream()
                .filter(gate -> List.of(gate.getKey().split(" - ")).contains(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Store> stores() {
        return List.of(write, read, kafka);
    }

    private static List<String> names(String... roles) {
        return Stream.of(roles)
                .flatMap(role ->
                        Stream.iterate(1, i -> i <= PROCESSES_A_ROLE, i -> i + 1)
                                .map(i -> role + "-" + i))
                .toList();
    }

    private interface Start<T> {
        T run() throws Exception;
    }

    private static <T> CompletableFuture<T> async(Start<T> start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return start.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    @Override
    public void close() throws Exception {
        nodes.forEach(Node::close);
        Runtime.getRuntime().removeShutdownHook(atExit);
        for (Store store : stores()) {
            store.close();
        }
    }
}
