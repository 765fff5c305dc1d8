package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.dev.ServerPorts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** Four processes of one role each, and who of them answers what: the rules of a gateway. */
public final class Fleet implements AutoCloseable {

    public static final List<String> ROLES = List.of("command", "relay", "projector", "query");

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** A machine on which four begin stands still for longer than a query may take. */
    private static final Map<String, String> SETTINGS = Map.of("orders.queries.timeout", "5s");

    private final ServerPorts servers;
    private final String name;
    private final Map<String, ServiceProcess> processes = new ConcurrentHashMap<>();
    private final Map<String, ReadWriteLock> doors = new ConcurrentHashMap<>();

    private Fleet(ServerPorts servers, String name) throws IOException {
        this.servers = servers;
        this.name = name;
        for (String role : ROLES) {
            doors.put(role, new ReentrantReadWriteLock());
            processes.put(role, ServiceProcess.launchRole(servers, name, role, SETTINGS));
        }
    }

    /** All at the same time, as a cluster would. */
    public static Fleet start(ServerPorts servers, String name) throws IOException {
        Fleet fleet = new Fleet(servers, name);
        try {
            fleet.processes.values().forEach(ServiceProcess::awaitReady);
        } catch (RuntimeException | Error notInTime) {
            fleet.processes.values().forEach(ServiceProcess::kill);
            throw notInTime;
        }
        return fleet;
    }

    /** Asks the process that a request is for; where it is away for a while, when it is back. */
    public <T> T ask(String method, String path, Function<String, T> request) {
        Lock door = doors.get(roleFor(method, path)).readLock();
        door.lock();
        try {
            return request.apply(processFor(method, path).url());
        } finally {
            door.unlock();
        }
    }

    /** Kills a role's process, under whatever it has under way, and starts another one. */
    public void restart(String role) {
        Lock door = doors.get(role).writeLock();
        door.lock();
        try {
            processes.get(role).kill();
            ServiceProcess next = ServiceProcess.launchRole(servers, name, role, SETTINGS);
            try {
                next.awaitReady();
            } finally {
                processes.put(role, next);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            door.unlock();
        }
    }

    /** Who was ready last, and may have been killed since. */
    ServiceProcess processFor(String method, String path) {
        return processes.get(roleFor(method, path));
    }

    private static String roleFor(String method, String path) {
        if (path.startsWith("/admin")) {
            return "projector";
        }
        return READING.contains(method) ? "query" : "command";
    }

    @Override
    public void close() {
        processes.values().forEach(ServiceProcess::close);
    }
}
