package io.thecodeforge.orders.checker;

import io.thecodeforge.orders.embedded.FreePort;
import io.thecodeforge.orders.journey.Gate;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A listener of Kafka's for one client alone, who is told to come back through the gate before it:
 * so that one client can be cut off.
 */
record Door(String name, int port, Gate gate) {

    static Door of(String client) throws IOException {
        int port = FreePort.any();
        return new Door(client.toUpperCase().replace('-', '_'), port, Gate.to(port));
    }

    static Map<String, String> settings(List<Door> doors) {
        Map<String, String> settings = new HashMap<>();
        for (Door door : doors) {
            add(settings, "listeners", door.name + "://localhost:" + door.port);
            add(settings, "advertised.listeners", door.name + "://localhost:" + door.gate.port());
            add(settings, "listener.security.protocol.map", door.name + ":PLAINTEXT");
        }
        return settings;
    }

    private static void add(Map<String, String> settings, String list, String entry) {
        settings.merge(list, entry, (was, more) -> was + "," + more);
    }
}
