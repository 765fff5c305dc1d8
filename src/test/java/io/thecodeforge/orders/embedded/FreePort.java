package io.thecodeforge.orders.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of localhost that nobody listens on, to be listened on a moment later.
 *
 * <p>Not one of those from which the operating system gives connections their own end (from 32,768
 * on with Linux, from 49,152 on elsewhere): one of many connections would soon have it.
 */
public final class FreePort {

    private static final int FROM = 10_000;
    private static final int TO = 32_768;
    private static final int TRIES = 100;

    /** Somebody in this process is about to listen there, or did. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** The preferred one, so that a developer's bookmarks keep working, or any if that is 0. */
    static int near(int preferred) throws IOException {
        return preferred != 0 && isFree(preferred) ? preferred : any();
    }

    public static int any() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port between " + FROM + " and " + TO);
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false; // somebody listens there
        }
    }
}
