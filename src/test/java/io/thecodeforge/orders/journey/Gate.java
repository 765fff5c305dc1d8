package io.thecodeforge.orders.journey;

import io.thecodeforge.orders.embedded.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A port that leads to a server, until it is shut, and that can do it badly. */
public final class Gate {

    private static final int BACKLOG = 50;

    /**
     * @param in from the client
     * @param out to the server
     */
    private record Passage(Socket in, Socket out) {

        void close() throws IOException {
            in.close();
            out.close();
        }
    }

    private final int port;
    private final Set<Passage> open = ConcurrentHashMap.newKeySet();
    private final Set<Passage> lost = ConcurrentHashMap.newKeySet();

    private volatile int target;
    private volatile ServerSocket door;
    private volatile Duration delay = Duration.ZERO;
    private boolean frozen;

    private Gate(int target, ServerSocket door) {
        this.target = target;
        this.port = door.getLocalPort();
        this.door = door;
        Thread.ofVirtual().start(() -> accept(door));
    }

    public static Gate to(int target) {
        try {
            int port = FreePort.any(); // which is still there when it is opened again
            return new Gate(target, listen(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** New connections lead there. */
    public void lead(int newTarget) {
        target = newTarget;
    }

    /** Connections break, new ones are refused. */
    public void shut() throws IOException {
        door.close();
        drop();
    }

    /** Connections break, new ones come through. */
    public void drop() throws IOException {
        for (Passage passage : open) {
            passage.close();
        }
    }

    /** Connections stay, and nothing comes through. */
    public synchronized void freeze() {
        frozen = true;
    }

    /** Nothing comes through those that are open, ever again, and neither side is told. */
    void lose() {
        lost.addAll(open);
    }

    /** All that comes through comes late, a piece after the other. */
    public void slow(Duration each) {
        delay = each;
    }

    /** The clients are told that nothing more will come; what they still send is passed on. */
    public void silenceServer() throws IOException {
        for (Passage passage : open) {
            end(passage.in());
        }
    }

    /** The server is told that nothing more will come; what it still sends is passed on. */
    public void silenceClients() throws IOException {
        for (Passage passage : open) {
            end(passage.out());
        }
    }

    /** As it was at first. */
    public synchronized void open() throws IOException {
        delay = Duration.ZERO;
        frozen = false;
        notifyAll();
        for (Passage passage : lost) {
            passage.close();
        }
        if (door.isClosed()) {
            ServerSocket again = listen(port);
            door = again;
            Thread.ofVirtual().start(() -> accept(again));
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        return socket;
    }

    private static void end(Socket socket) throws IOException {
        if (!socket.isClosed() && !socket.isOutputShutdown()) {
            socket.shutdownOutput();
        }
    }

    private void accept(ServerSocket at) {
        try {
            while (true) {
                Socket in = at.accept();
                Thread.ofVirtual().start(() -> lead(in));
            }
        } catch (IOException e) {
            // shut
        }
    }

    private void lead(Socket in) {
        try {
            in.setTcpNoDelay(true);
            Socket out = new Socket(InetAddress.getLoopbackAddress(), target);
            out.setTcpNoDelay(true);
            Passage passage = new Passage(in, out);
            open.add(passage);
            Thread.ofVirtual().start(() -> pass(passage, in, out));
            Thread.ofVirtual().start(() -> pass(passage, out, in));
            if (door.isClosed()) {
                passage.close(); // it was shut meanwhile
            }
        } catch (IOException e) {
            close(in); // nobody is there
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void awaitThaw() throws IOException {
        try {
            while (frozen) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void pass(Passage passage, Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            byte[] buffer = new byte[8192];
            for (int read; (read = in.read(buffer)) >= 0; ) {
                LockSupport.parkNanos(delay.toNanos());
                awaitThaw();
                if (!lost.contains(passage)) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // shut, or ended by one side
        } finally {
            open.remove(passage);
            lost.remove(passage);
        }
    }
}
