package io.thecodeforge.orders.processes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that begin requests and never end them, until they are closed. */
final class Attackers implements AutoCloseable {

    private static final String HEAD = "GET /problems HTTP/1.1\r\nHost: orders\r\nX-Slow: ";
    private static final long PAUSE = 1_000_000;
    private static final int PATIENCE_MS = 10_000;

    private final String host;
    private final int port;
    private final List<Socket> held = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final Queue<String> waitedFor = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    Attackers(String url) {
        URI service = URI.create(url);
        host = service.getHost();
        port = service.getPort();
    }

    /** Connections with half a request each. */
    void holdOpen(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(host, port);
            socket.getOutputStream().write(HEAD.getBytes(ISO_8859_1));
            held.add(socket);
        }
    }

    /** One byte more on one of them, a thousand times a second: a slow loris. */
    void trickle() {
        start(() -> {
            for (int i = 0; !isOver; i++) {
                held.get(i % held.size()).getOutputStream().write('x');
                LockSupport.parkNanos(PAUSE);
            }
        });
    }

    /** Headers of a megabyte, one request after the other. */
    void sendHugeHeaders() {
        byte[] header = ("X-Huge: " + "x".repeat(1 << 20) + "\r\n").getBytes(ISO_8859_1);
        start(() -> {
            while (!isOver) {
                try (Socket socket = new Socket(host, port)) {
                    socket.setSoTimeout(PATIENCE_MS);
                    socket.getOutputStream().write(HEAD.getBytes(ISO_8859_1));
                    socket.getOutputStream().write(header);
                    socket.getInputStream().readAllBytes();
                    cutOff.incrementAndGet();
                } catch (SocketTimeoutException e) {
                    waitedFor.add("a huge header");
                } catch (IOException reset) {
                    cutOff.incrementAndGet();
                    LockSupport.parkNanos(PAUSE);
                }
            }
        });
    }

    /** How many huge headers were refused, or not even read to their end. */
    int cutOff() {
        return cutOff.get();
    }

    /** What the service has waited for, and should have refused. */
    Collection<String> waitedFor() {
        return List.copyOf(waitedFor);
    }

    private void start(Attack attack) {
        threads.add(
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try {
                                attack.run();
                            } catch (IOException cutOff) {
                                // that is as good an answer as any
                            }
                        }));
    }

    private interface Attack {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        for (Socket socket : held) {
            socket.close();
        }
    }
}
