package io.thecodeforge.orders.benchmark;

import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The statements of an order's life, as PostgreSQL's log has them from the service itself: what
 * {@code pgbench} is given is what the service sends today, and not what somebody once believed.
 *
 * @param ids that the life is told by: its user's, its order's, and its idempotency keys
 */
record RecordedLife(List<List<LoggedStatement>> commands, LifeIds ids) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of a command process without a relay, whose statements would be in between. */
    static RecordedLife of(ServerPorts servers, Path folder, boolean isKeyed)
            throws IOException, SQLException {
        superuser(servers, "alter role orders_write set log_statement = 'all'");
        try (ServiceProcess service =
                ServiceProcess.start(servers, "recorded-life", Map.of("orders.roles", "command"))) {
            String user = Users.register(service, 1).getFirst();
            LifeIds.lead(service, user, isKeyed); // what is done only once is done
            LifeIds ids = LifeIds.lead(service, user, isKeyed);
            Path log = folder.resolve("postgres.log");
            return new RecordedLife(
                    await().atMost(PATIENCE)
                            .until(
                                    () -> StatementLog.read(log).commandsWith(ids.order()),
                                    found -> found.size() == OrderLife.COMMANDS),
                    ids);
        } finally {
            superuser(servers, "alter role orders_write reset log_statement");
        }
    }

    private static void superuser(ServerPorts servers, String sql) throws SQLException {
        WriteDatabaseCopy.run(servers, "postgres", sql);
    }
}
