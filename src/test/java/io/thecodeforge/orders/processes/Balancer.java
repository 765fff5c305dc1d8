package io.thecodeforge.orders.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As a Service of Kubernetes does it: new connections go to the replicas that are ready, as was
 * seen a moment ago; those that are open stay where they are.
 */
final class Balancer implements AutoCloseable {

    private static final int LOOK_EVERY_MS = 250;

    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService pipes = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<ServiceProcess> all;
    private volatile List<ServiceProcess> ready;

    Balancer(ServiceProcess... replicas) throws IOException {
        all = List.of(replicas);
        ready = all;
        looks.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        pipes.submit(this::accept);
    }

    String url() {
        return "http://localhost:" + socket.getLocalPort();
    }

    /** Where nobody is ready any more, those who were last are still better than nobody. */
    private void look() {
        List<ServiceProcess> now = all.stream().filter(ServiceProcess::isReady).toList();
        if (!now.isEmpty()) {
            ready = now;
        }
    }

    private Void accept() throws IOException {
        while (!socket.isClosed()) {
            Socket client = socket.accept();
            List<ServiceProcess> now = ready;
            ServiceProcess replica = now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
            pipes.submit(() -> connect(client, replica));
        }
        return null;
    }

    /** A replica that has gone is an error of this client, and of no other. */
    private Void connect(Socket client, ServiceProcess replica) throws IOException {
        try {
            int port = URI.create(replica.url()).getPort();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            pipes.submit(() -> pipe(server, client));
            return pipe(client, server);
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private static Void pipe(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        looks.shutdownNow();
        socket.close();
        pipes.shutdownNow();
    }
}
