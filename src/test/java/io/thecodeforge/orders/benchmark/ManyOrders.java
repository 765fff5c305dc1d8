package io.thecodeforge.orders.benchmark;

import static io.thecodeforge.orders.query.HundredThousandOrders.order;
import static io.thecodeforge.orders.query.HundredThousandOrders.user;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.thecodeforge.orders.benchmark.ProjectorEvents.Begun;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.journey.Bearer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** A read model with as many orders as asked, and requests for their pages. */
public final class ManyOrders {

    public static final int USERS = 10_000;

    private static final Path FILL = Path.of("src/test/resources/benchmark/orders.sql");

    private ManyOrders() {}

    /** Into empty tables, of {@link #USERS}. */
    public static void fill(ServerPorts ports, int orders) throws Exception {
        fill(ports, orders, USERS);
    }

    static void fill(ServerPorts ports, int orders, int users) throws Exception {
        long begin = System.nanoTime();
        String role = ports.readUrl().substring(ports.readUrl().lastIndexOf('/') + 1);
        try (Connection c = DriverManager.getConnection("jdbc:" + ports.readUrl(), role, role);
                var statement = c.createStatement()) {
            statement.execute("set load.orders = " + orders);
            statement.execute("set load.users = " + users);
            for (String sql : Files.readString(FILL).split(";\n")) {
                statement.execute(sql);
            }
        }
        checkpoint(ports);
        System.out.printf("filled in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
    }

    /** So that nobody is measured while it is still being written to disk. */
    private static void checkpoint(ServerPorts ports) throws SQLException {
        String url = "jdbc:" + ports.readUrl();
        try (Connection c = DriverManager.getConnection(url, "postgres", "");
                var statement = c.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /**
     * Half of them pending ones, spread over all but the first user's, the others new.
     *
     * @param count so few that there are enough pending ones: a fifth of the orders are
     */
    static List<Begun> toGoOn(int orders, int users, int count) {
        Random random = new Random(1);
        Stream<Begun> old =
                random.ints(1, orders + 1)
                        .filter(n -> n % 7 % 5 == 0 && n % 4 != 0)
                        .distinct()
                        .limit(count / 2)
                        .mapToObj(n -> new Begun(user(n % (users - 1) + 1), order(n), 1));
        Stream<Begun> placed =
                random.ints(count / 2, 0, users)
                        .mapToObj(u -> new Begun(user(u), UUID.randomUUID(), 0));
        List<Begun> all = new ArrayList<>(Stream.concat(old, placed).toList());
        Collections.shuffle(all, random);
        return all;
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
