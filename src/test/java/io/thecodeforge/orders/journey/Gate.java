package io.thecodeforge.orders.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port that leads to a server, until it is shut. */
final class Gate {

    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> lost = ConcurrentHashMap.newKeySet();

    private volatile ServerSocket door;
    private boolean frozen;

    private Gate(int target, ServerSocket door) {
        this.target = target;
        this.port = door.getLocalPort();
        this.door = door;
        Thread.ofVirtual().start(() -> accept(door));
    }

    static Gate to(int target) {
        try {
            return new Gate(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** Connections break, new ones are refused. */
    void shut() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Connections stay, and nothing comes through. */
    synchronized void freeze() {
        frozen = true;
    }

    /** Nothing comes through those that are open, ever again, and neither side is told. */
    void lose() {
        lost.addAll(open);
    }

    synchronized void open() throws IOException {
        frozen = false;
        notifyAll();
        for (Socket socket : lost) {
            socket.close();
        }
        if (door.isClosed()) {
            ServerSocket again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            door = again;
            Thread.ofVirtual().start(() -> accept(again));
        }
    }

    private void accept(ServerSocket at) {
        try {
            while (true) {
                Socket in = at.accept();
                Socket out = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(in);
                open.add(out);
                Thread.ofVirtual().start(() -> pass(in, out));
                Thread.ofVirtual().start(() -> pass(out, in));
            }
        } catch (IOException e) {
            // shut
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

    private void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            byte[] buffer = new byte[8192];
            for (int read; (read = in.read(buffer)) >= 0; ) {
                awaitThaw();
                if (!lost.contains(from)) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // shut, or ended by one side
        } finally {
            open.remove(from);
            open.remove(to);
            lost.remove(from);
            lost.remove(to);
        }
    }
}
