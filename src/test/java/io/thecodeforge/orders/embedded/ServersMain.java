package io.thecodeforge.orders.embedded;

import io.thecodeforge.orders.dev.FolderLock;
import io.thecodeforge.orders.dev.ServersOrder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The servers' JVM. Says {@code ready <PostgreSQL's port> <Kafka's port>} or {@code failed <why>}
 * on standard output, and stops at the end of standard input, so it never outlives its parent.
 */
final class ServersMain {
    private static final PrintStream PARENT = System.out;

    private ServersMain() {}

    static void main(String[] arguments) throws IOException {
        System.setOut(System.err); // the parent reads only what is meant for it
        Logger.getLogger("").setLevel(Level.WARNING);
        try {
            start(ServersOrder.parse(arguments));
        } catch (Exception e) {
            e.printStackTrace();
            PARENT.println("failed " + reason(e));
            System.exit(1);
        }
        while (System.in.read() != -1) {}
        System.exit(0);
    }

    private static void start(ServersOrder order) throws IOException {
        // Held until the end of this JVM: PostgreSQL's and Kafka's own locks come too late and
        // speak in riddles.
        FolderLock.acquire(order.folder());
        var servers = new Servers(order);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::stop));
        var postgres = servers.startPostgres();
        var kafka = servers.startKafka();
        PARENT.println("ready " + postgres.join() + " " + kafka.join());
    }

    private static String reason(Throwable e) {
        Throwable reason =
                e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        return reason.toString().replace('\n', ' ');
    }
}
