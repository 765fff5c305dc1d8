package io.thecodeforge.orders.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of localhost that nobody listens on. */
final class FreePort {
    private FreePort() {}

    /** The preferred one, so that a developer's bookmarks keep working, or any. */
    static int near(int preferred) throws IOException {
        try {
            return probe(preferred);
        } catch (IOException _) {
            return any();
        }
    }

    static int any() throws IOException {
        return probe(0);
    }

    private static int probe(int port) throws IOException {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
