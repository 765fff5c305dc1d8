package io.thecodeforge.orders.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.UserEvent;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import io.thecodeforge.orders.journey.Partitions;
import io.thecodeforge.orders.journey.TestLength;
import io.thecodeforge.orders.journey.Topic;
import io.thecodeforge.orders.query.projection.Fold;
import io.thecodeforge.orders.query.projection.ReadTables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/** A user with a great many orders is renamed twice while orders come and projectors go. */
class RenameUnderLoadIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");
    private static final int ORDERS = TestLength.of(4_000, 100_000);

    /** In a short test the way must last, too. */
    private static final String SLOW =
            """
            create function slow() returns trigger language plpgsql as $$
                begin
                    perform pg_sleep(%s);
                    return null;
                end $$;
            create trigger slow after update on user_orders_view for each row
                when (new.user_version > old.user_version) execute function slow()\
            """
                    .formatted(TestLength.isLong() ? "0" : "0.001");

    private final UUID ada = UUID.randomUUID();
    private final List<Envelope> events = new ArrayList<>();

    /** As another projector would, which locks in the order of the partitions, too. */
    private static final String CLAIM_ALL =
            """
            with mine as (
                select topic, partition from projector_position order by partition for update)
            update projector_position p set epoch = epoch + 1
            from mine where p.topic = mine.topic and p.partition = mine.partition
            """;

    private ServerPorts ports;

    @Test
    void all_rows_get_the_last_name_and_nobody_else_waits_for_them() throws Exception {
        var folder = BuildFolder.path().resolve("embedded/rename-under-load");
        FileUtils.deleteDirectory(folder.toFile());
        try (EmbeddedServers servers = EmbeddedServers.start(folder);
                Topic topic = new Topic(servers.ports().bootstrapServers())) {
            ports = servers.ports();
            ServiceProcess first = ServiceProcess.start(ports, "rename-first");
            List<UUID> users = register(topic);
            fill(topic);
            update(SLOW);
            try (VersionWatch watch = new VersionWatch(ports);
                    VisibleRows rows = new VisibleRows(ports);
                    SteadyOrders load = new SteadyOrders(topic, users);
                    PageWatch pages = new PageWatch(first, pages())) {
                long begin = System.nanoTime();
                LockSupport.parkNanos(TestLength.seconds(3, 20).toNanos());

                long renamed = System.nanoTime();
                send(topic, user(ada, 2, new UserChanged("Ada King", "ada@example.com")));
                awaitOnTheWay(2, 0.25);
                long quarter = System.nanoTime();
                awaitOnTheWay(2, 0.75);
                long threeQuarters = System.nanoTime();
                send(topic, user(ada, 3, new UserChanged("Ada Lovelace", "ada@example.com")));
                awaitOnTheWay(3, 0.25);
                long moved = System.nanoTime();
                update(CLAIM_ALL);
                awaitOnTheWay(3, 0.25);
                first.kill();

                try (ServiceProcess second = ServiceProcess.start(ports, "rename-second")) {
                    pages.goOnAt(second);
                    await().atMost(PATIENCE).until(() -> count("rename_fan_out") == 0);
                    events.addAll(load.stop());
                    Fold fold = Fold.of(events);
                    await().atMost(PATIENCE)
                            .untilAsserted(() ->
                                    assertThat(ReadTables.rows(ports.readUrl(), fold.users()))
                                            .isEqualTo(fold.rows()));
                    assertThat(ReadTables.sales(ports.readUrl())).isEqualTo(fold.sales());
                }
                print("before", load.lags(rows, begin, renamed));
                print("while renamed", load.lags(rows, renamed, moved));
                print("while projectors come and go", load.lags(rows, moved, Long.MAX_VALUE));
                assertThat(load.seen(rows, this::isNeighbour, quarter, threeQuarters))
                        .as("orders of the same partition, sent and seen on the way")
                        .isPositive();
                assertThat(pages.stop()).isEmpty();
                assertThat(watch.faults()).isEmpty();
                assertThat(ReadTables.listsOutOfStep(ports.readUrl(), users.toArray(UUID[]::new)))
                        .isEmpty();
            } finally {
                first.kill();
            }
        }
    }

    private List<UUID> register(Topic topic) {
        List<UUID> users = new ArrayList<>(List.of(ada));
        IntStream.range(0, 20).forEach(_ -> users.add(UUID.randomUUID()));
        Stream.generate(UUID::randomUUID).filter(this::isNeighbour).limit(3).forEach(users::add);
        users.forEach(user -> send(topic, user(user, 1, new UserRegistered("Ada", "ada@e.com"))));
        return users;
    }

    private void fill(Topic topic) {
        List<Envelope> orders =
                IntStream.range(0, ORDERS)
                        .mapToObj(i -> SteadyOrders.placed(ada, AT.plusSeconds(i)))
                        .toList();
        events.addAll(orders);
        topic.sendAll(orders.stream().map(EventCodec::encode).toList());
        await().atMost(PATIENCE).until(() -> count("user_orders_view") == ORDERS);
    }

    /** The newest and the oldest. */
    private List<String> pages() {
        String list = "/users/" + ada + "/orders";
        return List.of(list, list + "?placedTo=" + AT.plusSeconds(20), "/users/" + ada);
    }

    private void send(Topic topic, Envelope event) {
        events.add(event);
        topic.send(EventCodec.encode(event));
    }

    private static Envelope user(UUID id, int version, UserEvent event) {
        return new Envelope(UUID.randomUUID(), id, id, version, AT, event);
    }

    private void awaitOnTheWay(int version, double share) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() ->
                        count(
                                        "rename_fan_out where version = %d and walked > %d"
                                                .formatted(version, (int) (ORDERS * share)))
                                == 1);
    }

    private boolean isNeighbour(UUID user) {
        return !user.equals(ada) && Partitions.of(user.toString()) == Partitions.of(ada.toString());
    }

    private void print(String when, Map<UUID, Quantiles> lags) {
        lags.forEach((user, lag) -> {
            if (user.equals(ada)) {
                System.out.printf("%s, orders of the renamed: %s%n", when, lag);
            }
        });
        lags.remove(ada);
        System.out.printf(
                "%s, orders of others: %s%n",
                when,
                Quantiles.of(
                        lags.values().stream().flatMapToLong(q -> LongStream.of(q.sortedNanos()))));
    }

    private long count(String from) throws SQLException {
        try (Connection c = connect();
                ResultSet found =
                        c.createStatement().executeQuery("select count(*) from " + from)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection c = connect()) {
            c.createStatement().execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + ports.readUrl(), "orders_read", "orders_read");
    }
}
