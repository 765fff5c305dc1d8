package io.thecodeforge.orders.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.journey.Bearer;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What 2,000 streams on which nothing happens cost one process: while it does nothing else, and
 * while orders of other users are placed as fast as eight clients can.
 */
class IdleStreamsBenchmark {

    private static final int STREAMS = 2_000;
    private static final int CLIENTS = 8;
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final int TICKS_A_SECOND = 100; // of /proc, on every Linux

    @Test
    void idle_streams() throws Exception {
        var folder = BuildFolder.path().resolve("embedded/streams-benchmark");
        try (EmbeddedServers servers = AsDeployed.start(folder);
                ServiceProcess service =
                        ServiceProcess.start(
                                servers.ports(),
                                "streams-benchmark",
                                Map.of("orders.callers.streams", "" + STREAMS))) {
            open(service, 100).forEach(IdleStreamsBenchmark::close); // loads what they need
            busy(service);
            TimeUnit.SECONDS.sleep(10); // the JVM comes to rest
            Usage quietWithout = quiet(service);
            Usage busyWithout = busy(service);
            List<Socket> streams = open(service, STREAMS);
            Usage quietWith = quiet(service);
            Usage busyWith = busy(service);
            streams.forEach(IdleStreamsBenchmark::close);
            Usage busyAgain = busy(service); // the JVM gets warm meanwhile
            System.out.printf(
                    "%,d idle streams, in a quiet process: %s%nwithout them: %s%n"
                            + "in a busy process: %s%nwithout them, before: %s%nafter: %s%n",
                    STREAMS, quietWith, quietWithout, busyWith, busyWithout, busyAgain);
            String what = "with %,d idle streams, ".formatted(STREAMS);
            Report.figure("streams", what + "heap", quietWith.heap() / 1024.0, "MB")
                    .beside("without", quietWithout.heap() / 1024.0);
            Report.figure("streams", what + "CPU a second", quietWith.cpu(), "ms")
                    .beside("without", quietWithout.cpu());
            Report.figure(
                            "streams",
                            what + "orders of %d clients".formatted(CLIENTS),
                            busyWith.orders(),
                            "/s")
                    .beside(
                            "without, mean of before and after",
                            (busyWithout.orders() + busyAgain.orders()) / 2);
        }
    }

    /**
     * @param heap in KB, after a full collection
     * @param resident in KB
     * @param cpu in milliseconds a second
     * @param orders that were placed in a second
     */
    private record Usage(long heap, long resident, double cpu, double orders) {

        @Override
        public String toString() {
            return "%,d KB of heap, %,d KB resident, %.1f ms of CPU a second, %.0f orders a second"
                    .formatted(heap, resident, cpu, orders);
        }
    }

    private static Usage quiet(ServiceProcess service) throws Exception {
        return measure(
                service,
                () -> {
                    TimeUnit.NANOSECONDS.sleep(LENGTH.toNanos());
                    return 0;
                });
    }

    private static Usage busy(ServiceProcess service) throws Exception {
        return measure(service, () -> placeOrders(service));
    }

    private static Usage measure(ServiceProcess service, Callable<Integer> load) throws Exception {
        long before = ticks(service.pid());
        long begun = System.nanoTime();
        int orders = load.call();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpu = (ticks(service.pid()) - before) * 1000.0 / TICKS_A_SECOND / seconds;
        jcmd(service.pid(), "GC.run");
        String heap = jcmd(service.pid(), "GC.heap_info");
        long used = Long.parseLong(heap.replaceAll("(?s).*?used (\\d+)K.*", "$1"));
        return new Usage(used, resident(service.pid()), cpu, orders / seconds);
    }

    private static int placeOrders(ServiceProcess service) throws Exception {
        long end = System.nanoTime() + LENGTH.toNanos();
        AtomicInteger placed = new AtomicInteger();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(
                        clients.submit(() -> {
                            String user =
                                    post(
                                            service,
                                            "/users",
                                            "{\"name\": \"Ada\", \"email\": \"%s@example.com\"}"
                                                    .formatted(UUID.randomUUID()));
                            String order =
                                    "{\"userId\": \"%s\", \"items\": [{\"sku\": \"A\", \"name\": \"B\","
                                            + " \"quantity\": 1, \"unitPrice\": 1}]}";
                            while (System.nanoTime() < end) {
                                post(service, "/orders", order.formatted(user));
                                placed.incrementAndGet();
                            }
                        }));
            }
            for (Future<?> client : all) {
                client.get();
            }
        }
        return placed.get();
    }

    private static String post(ServiceProcess service, String path, String body) {
        return Bearer.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(service.url() + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static List<Socket> open(ServiceProcess service, int count) throws IOException {
        URI uri = URI.create(service.url());
        List<Socket> streams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(uri.getHost(), uri.getPort());
            String request =
                    "GET /users/%s/orders/stream HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n"
                            .formatted(UUID.randomUUID(), Bearer.header(Bearer.OPERATOR));
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            streams.add(socket);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> streams.stream().allMatch(IdleStreamsBenchmark::isOpen));
        return streams;
    }

    private static boolean isOpen(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long ticks(long pid) throws IOException {
        String[] fields = Files.readString(Path.of("/proc/" + pid + "/stat")).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static String jcmd(long pid, String command) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process =
                new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    }
}
