package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.dev.ServerPorts;
import java.io.IOException;
import java.util.Set;

/** Four processes of one role each, and who of them answers what: the rules of a gateway. */
public final class Fleet implements AutoCloseable {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ServiceProcess command;
    private final ServiceProcess relay;
    private final ServiceProcess projector;
    private final ServiceProcess query;

    private Fleet(ServerPorts servers, String name) throws IOException {
        query = ServiceProcess.launchRole(servers, name, "query");
        projector = ServiceProcess.launchRole(servers, name, "projector");
        relay = ServiceProcess.launchRole(servers, name, "relay");
        command = ServiceProcess.launchRole(servers, name, "command");
    }

    /** All at the same time, as a cluster would. */
    public static Fleet start(ServerPorts servers, String name) throws IOException {
        Fleet fleet = new Fleet(servers, name);
        fleet.all().forEach(ServiceProcess::awaitReady);
        return fleet;
    }

    /** Where a request goes. */
    public String urlFor(String method, String path) {
        if (path.startsWith("/admin")) {
            return projector.url();
        }
        return (READING.contains(method) ? query : command).url();
    }

    private Set<ServiceProcess> all() {
        return Set.of(command, relay, projector, query);
    }

    @Override
    public void close() {
        all().forEach(ServiceProcess::close);
    }
}
