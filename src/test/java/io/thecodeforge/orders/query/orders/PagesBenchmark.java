package io.thecodeforge.orders.query.orders;

import static io.thecodeforge.orders.journey.Bearer.admin;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.thecodeforge.orders.benchmark.BareServer;
import io.thecodeforge.orders.benchmark.HttpLoad;
import io.thecodeforge.orders.benchmark.Latencies;
import io.thecodeforge.orders.benchmark.Pgbench;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.journey.Bearer;
import io.thecodeforge.orders.processes.ServiceProcess;
import io.thecodeforge.orders.query.HundredThousandOrders;
import io.thecodeforge.orders.web.PageRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/**
 * Pages of a read model with a million orders: how fast at what depth, and how many a second beside
 * the same statement in {@code pgbench} and an endpoint that only sends as many bytes.
 */
class PagesBenchmark {

    private static final int ORDERS = Integer.getInteger("orders.benchmark.orders", 1_000_000);
    private static final int USERS = 10_000;
    private static final int CONNECTIONS = 32;
    private static final int DEPTH = Math.min(10_000, ORDERS / 4 / 20);
    private static final Duration LENGTH = Duration.ofSeconds(20);

    private static final Path FILL = Path.of("src/test/resources/benchmark/orders.sql");

    private final Random random = new Random(1);
    private ServerPorts ports;

    @Test
    void pages() throws Exception {
        var folder = BuildFolder.path().resolve("embedded/pages-benchmark");
        FileUtils.deleteDirectory(folder.toFile());
        try (EmbeddedServers servers = EmbeddedServers.start(folder)) {
            ports = servers.ports();
            ServiceProcess.start(ports, "pages-benchmark").close(); // makes the tables
            fill();
            try (ServiceProcess service = ServiceProcess.start(ports, "pages-benchmark")) {
                measure(service);
            }
        }
    }

    private void measure(ServiceProcess service) throws Exception {
        RestAssured.baseURI = service.url();
        HttpLoad load = new HttpLoad(URI.create(service.url()).getPort());
        load.run(CONNECTIONS, LENGTH, this::firstPage); // warms up
        Latencies pages = load.run(CONNECTIONS, LENGTH, this::firstPage);
        String tag = admin().get(busyList("")).header("ETag");
        Latencies unchanged =
                load.run(CONNECTIONS, LENGTH, () -> request(busyList(""), "If-None-Match: " + tag));
        Latencies bare = bare(pages.meanSize());
        Optional<Pgbench> pgbench = Pgbench.find();
        double sql = pgbench.isPresent() ? sql(pgbench.get()) : Double.NaN;
        double lower = Math.min(bare.perSecond(), Double.isNaN(sql) ? bare.perSecond() : sql);

        System.out.printf("%,d orders of %,d users, %d connections%n", ORDERS, USERS, CONNECTIONS);
        System.out.printf("a user's first page: %s%n", pages);
        System.out.printf("the same, not changed: %s%n", unchanged);
        System.out.printf("a bare endpoint: %s%n", bare);
        System.out.printf("the same statement by pgbench: %,.0f/s%n", sql);
        System.out.printf(
                "pages to the lower of both: %.2f; 304 to pages: %.2f%n",
                pages.perSecond() / lower, unchanged.perSecond() / pages.perSecond());
        depth(load);
    }

    private void depth(HttpLoad load) throws IOException {
        for (String list : new String[] {busyList(""), "/orders"}) {
            String path = list + (list.contains("?") ? "&" : "?") + "size=20";
            String next = path;
            for (int page = 1; page < DEPTH; page++) {
                Response answer = admin().get(next);
                String cursor = answer.path("next");
                next = list + "?size=20&cursor=" + cursor;
            }
            String deep = next;
            System.out.printf("%s, one connection%n", list);
            print("page 1", load, path);
            print("page %,d by cursor".formatted(DEPTH), load, deep);
            print("page %,d by page=".formatted(DEPTH), load, path + "&page=" + DEPTH);
        }
    }

    private static void print(String what, HttpLoad load, String path) throws IOException {
        System.out.printf(
                "  %s: %s%n", what, load.run(1, Duration.ofSeconds(5), () -> request(path)));
    }

    private static Latencies bare(int size) throws IOException {
        try (BareServer server = BareServer.start(size)) {
            HttpLoad load = new HttpLoad(server.port());
            Supplier<byte[]> request = () -> request("/");
            load.run(CONNECTIONS, LENGTH.dividedBy(2), request);
            return load.run(CONNECTIONS, LENGTH, request);
        }
    }

    /** The statement of a user's first page without a token, its constants written into it. */
    private double sql(Pgbench pgbench) throws Exception {
        OrderFilter all = new OrderFilter(null, null, null, null);
        Object[] rest =
                OrderListQueries.arguments(
                        new OrderListRequest("/", all, new PageRequest("", null, "20"), null), "");
        String user = "('019ab3b0-0c5e-7c44-9a3e-' || lpad(to_hex(:user::int), 12, '0'))::uuid";
        String statement =
                OrderListQueries.USER
                        .replace("$11", user)
                        .replace("$10", "'" + rest[5] + "'::uuid")
                        .replace("$9", "'" + rest[4] + "'::timestamptz")
                        .replace("$8", "'" + rest[3] + "'::timestamptz")
                        .replace("$7", "true")
                        .replace("$6", "0")
                        .replace("$5", "21")
                        .replace("$4", "'{}'::text[]")
                        .replace("$3", "'{}'::int[]")
                        .replace("$2", "'{}'::uuid[]")
                        .replace("$1", "'{}'::text[]");
        String script =
                "\\set user random(0, %d)%n%s;%n"
                        .formatted(USERS - 1, statement.replaceAll("\\s+", " "));
        return pgbench.run(ports.readUrl(), script, CONNECTIONS, LENGTH);
    }

    private byte[] firstPage() {
        return request(
                "/users/" + HundredThousandOrders.user(random.nextInt(USERS)) + "/orders?size=20");
    }

    private static String busyList(String query) {
        return "/users/" + HundredThousandOrders.BUSY_USER + "/orders" + query;
    }

    private static byte[] request(String path, String... headers) {
        String head = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n%s\r\n"
                .formatted(path, Bearer.header(Bearer.OPERATOR), head)
                .getBytes(ISO_8859_1);
    }

    private void fill() throws Exception {
        long begin = System.nanoTime();
        String role = ports.readUrl().substring(ports.readUrl().lastIndexOf('/') + 1);
        try (Connection c = DriverManager.getConnection("jdbc:" + ports.readUrl(), role, role);
                var statement = c.createStatement()) {
            statement.execute("set load.orders = " + ORDERS);
            statement.execute("set load.users = " + USERS);
            for (String sql : Files.readString(FILL).split(";\n")) {
                statement.execute(sql);
            }
        }
        System.out.printf("filled in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
    }
}
