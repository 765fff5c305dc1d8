package io.thecodeforge.orders.query.orders;

import static io.thecodeforge.orders.journey.Bearer.admin;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.thecodeforge.orders.benchmark.AsDeployed;
import io.thecodeforge.orders.benchmark.AsInAPod;
import io.thecodeforge.orders.benchmark.BareServer;
import io.thecodeforge.orders.benchmark.HttpLoad;
import io.thecodeforge.orders.benchmark.Latencies;
import io.thecodeforge.orders.benchmark.Latency;
import io.thecodeforge.orders.benchmark.ManyOrders;
import io.thecodeforge.orders.benchmark.OpenLoop;
import io.thecodeforge.orders.benchmark.Pgbench;
import io.thecodeforge.orders.benchmark.ReferenceProcess;
import io.thecodeforge.orders.benchmark.Rounds;
import io.thecodeforge.orders.benchmark.WarmUp;
import io.thecodeforge.orders.benchmark.crud.CrudDatabase;
import io.thecodeforge.orders.benchmark.crud.CrudServer;
import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.benchmark.report.Timeline;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.processes.ServiceProcess;
import io.thecodeforge.orders.query.HundredThousandOrders;
import io.thecodeforge.orders.web.PageRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Pages of a read model with a million orders: how fast at what depth, and how many a second beside
 * the same statement in {@code pgbench}, an endpoint that only sends as many bytes, and the join
 * that the same page is without CQRS.
 */
class PagesBenchmark {

    private static final int ORDERS = Integer.getInteger("orders.benchmark.orders", 1_000_000);
    private static final int CONNECTIONS = 32;
    private static final int DEPTH = Math.min(10_000, ORDERS / 4 / 20);
    private static final int ROUNDS = 3;
    private static final Duration ROUND =
            Duration.ofSeconds(Integer.getInteger("orders.benchmark.seconds", 10));
    private static final Duration STEADY = ROUND.multipliedBy(3);

    private static final String CRUD = CrudServer.TITLE;
    private static final String PGBENCH = "pgbench, the same statement";
    private static final String BARE = "a bare endpoint, as many bytes";

    private final Rounds rounds = new Rounds();
    private final Random random = new Random(1);
    private ServerPorts ports;

    @Test
    void pages() throws Exception {
        var folder = BuildFolder.path().resolve("embedded/pages-benchmark");
        try (EmbeddedServers servers = AsDeployed.start(folder)) {
            ports = servers.ports();
            ServiceProcess.start(ports, "pages-benchmark").close(); // makes the tables
            CrudDatabase rows = CrudDatabase.of(ports);
            ManyOrders.fill(ports, ORDERS);
            rows.fill(ORDERS, ManyOrders.USERS);
            try (ServiceProcess service = AsInAPod.start(ports, "pages-benchmark");
                    ReferenceProcess crud = CrudServer.start(rows.url())) {
                RestAssured.baseURI = service.url();
                HttpLoad load = new HttpLoad(service.port());
                HttpLoad others = new HttpLoad(crud.port());
                WarmUp.by(service.pid(), () -> load.run(CONNECTIONS, ROUND, this::firstPage));
                WarmUp.by(crud.pid(), () -> others.run(CONNECTIONS, ROUND, this::firstPage));
                for (int i = 0; i < ROUNDS; i++) {
                    round(load, others);
                }
                report();
                half(service.port(), crud.port());
                depth(load);
            }
        }
    }

    private void round(HttpLoad service, HttpLoad crud) throws Exception {
        Latencies pages = service.run(CONNECTIONS, ROUND, this::firstPage);
        rounds.add("pages", pages.perSecond());
        String tag = admin().get(busyList("")).header("ETag");
        Supplier<byte[]> unchanged =
                () -> ManyOrders.request(busyList(""), "If-None-Match: " + tag);
        rounds.add("unchanged", service.run(CONNECTIONS, ROUND, unchanged).perSecond());
        rounds.add(CRUD, crud.run(CONNECTIONS, ROUND, this::firstPage).perSecond());
        rounds.add(BARE, bare(pages.meanSize()).perSecond());
        Optional<Pgbench> pgbench = Pgbench.find();
        if (pgbench.isPresent()) {
            rounds.add(PGBENCH, sql(pgbench.get()));
        }
    }

    private void report() {
        String where = "%d connections, %,d orders".formatted(CONNECTIONS, ORDERS);
        Report.figure("pages", "a user's first 20 orders, " + where, median("pages"), "/s")
                .beside(PGBENCH, median(PGBENCH))
                .beside(BARE, median(BARE))
                .beside(CRUD, median(CRUD));
        Report.figure("pages", "the same, not changed (304)", median("unchanged"), "/s")
                .beside("changed", median("pages"));
    }

    private double median(String name) {
        return rounds.median(name);
    }

    /** At a rate that both can bear. */
    private void half(int service, int crud) throws IOException {
        int rate = (int) Math.min(median("pages"), median(CRUD)) / 2;
        Timeline ours = new OpenLoop(service).run(CONNECTIONS, STEADY, rate, this::firstPage);
        Timeline theirs = new OpenLoop(crud).run(CONNECTIONS, STEADY, rate, this::firstPage);
        Latency.figures("pages", "at %,d/s, ".formatted(rate), ours, CRUD, theirs);
        String title = "%,d pages a second, from the intended time".formatted(rate);
        Report.curve(title, "the service", ours);
        Report.curve(title, CRUD, theirs);
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
            for (int page = 100; page <= DEPTH; page *= 10) {
                numbered(load, path + "&page=" + page, page);
            }
        }
    }

    /** Its time grows with the number, until it is more than a query may take. */
    private static void numbered(HttpLoad load, String path, int page) throws IOException {
        String what = "page %,d by page=".formatted(page);
        if (admin().get(path).statusCode() == 503) {
            System.out.printf("  %s: takes longer than a query may%n", what);
        } else {
            print(what, load, path);
        }
    }

    private static void print(String what, HttpLoad load, String path) throws IOException {
        System.out.printf(
                "  %s: %s%n",
                what, load.run(1, Duration.ofSeconds(5), () -> ManyOrders.request(path)));
    }

    private static Latencies bare(int size) throws IOException {
        try (ReferenceProcess server = BareServer.start(size)) {
            HttpLoad load = new HttpLoad(server.port());
            Supplier<byte[]> request = () -> ManyOrders.request("/");
            load.run(CONNECTIONS, ROUND.dividedBy(2), request);
            return load.run(CONNECTIONS, ROUND.dividedBy(2), request);
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
                        .formatted(ManyOrders.USERS - 1, statement.replaceAll("\\s+", " "));
        return pgbench.run(ports.readUrl(), script, CONNECTIONS, ROUND);
    }

    private byte[] firstPage() {
        return ManyOrders.firstPage(random);
    }

    private static String busyList(String query) {
        return "/users/" + HundredThousandOrders.BUSY_USER + "/orders" + query;
    }
}
