package io.thecodeforge.orders.benchmark;

import static io.thecodeforge.orders.query.HundredThousandOrders.user;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.journey.Bearer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;

/** A read model with as many orders as asked, and requests for their pages. */
public final class ManyOrders {

    public static final int USERS = 10_000;

    /** The read database, its owner and that one's password. */
    private static final String READ = "orders_read";

    private static final Path FILL = Path.of("src/test/resources/benchmark/orders.sql");

    private ManyOrders() {}

    /** Into empty tables, of {@link #USERS}. */
    public static void fill(ServerPorts ports, int orders) throws Exception {
        fill(ports, orders, USERS);
    }

    static void fill(ServerPorts ports, int orders, int users) throws Exception {
        long begin = System.nanoTime();
        try (Connection c = DriverManager.getConnection("jdbc:" + ports.readUrl(), READ, READ);
                var statement = c.createStatement()) {
            statement.execute("set load.orders = " + orders);
            statement.execute("set load.users = " + users);
            for (String sql : Files.readString(FILL).split(";\n")) {
                statement.execute(sql);
            }
        }
        WriteDatabaseCopy.run(
                ports, READ, "checkpoint"); // nobody is measured while it still goes to disk
        System.out.printf("filled in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
    }

    /**
     * Into PostgreSQL's own memory, as far as that goes, as if it were used all the time: all but
     * histories and searches, which neither a page nor an event of a known order reads.
     */
    static void prewarm(ServerPorts ports) throws SQLException {
        WriteDatabaseCopy.run(
                ports,
                READ,
                "create extension if not exists pg_prewarm",
                """
                select pg_prewarm(oid) from pg_class
                where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace
                    and relname <> 'order_history' and not starts_with(relname, 'order_search')
                """);
    }

    /** The first 20 orders of some user. */
    public static byte[] firstPage(Random random) {
        return firstPage(random, USERS);
    }

    static byte[] firstPage(Random random, int users) {
        return request("/users/" + user(random.nextInt(users)) + "/orders?size=20");
    }

    /** By an operator. */
    public static byte[] request(String path, String... headers) {
        String head = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n%s\r\n"
                .formatted(path, Bearer.header(Bearer.OPERATOR), head)
                .getBytes(ISO_8859_1);
    }
}
