package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.dev.ServerPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What PostgreSQL does with a command's statements where nothing is in between. */
final class SameStatements {

    /** What they are in a report. */
    static final String TITLE = "pgbench, the same statements, a command a pipeline";

    static final String PLAIN = "pgbench";
    static final String KEYED = "pgbench with keys";

    private static final int IDS_OF_A_RUN = 10_000_000;

    private final Optional<Pgbench> pgbench;
    private final WriteDatabaseCopy database;
    private final PgbenchScript plain;
    private final PgbenchScript keyed;

    private int runs;

    private SameStatements(
            Optional<Pgbench> pgbench,
            WriteDatabaseCopy database,
            PgbenchScript plain,
            PgbenchScript keyed) {
        this.pgbench = pgbench;
        this.database = database;
        this.plain = plain;
        this.keyed = keyed;
    }

    /** To be made before the service is started. */
    static SameStatements of(ServerPorts servers, Path folder) throws Exception {
        PgbenchScript plain = PgbenchScript.of(RecordedLife.of(servers, folder, false));
        PgbenchScript keyed = PgbenchScript.of(RecordedLife.of(servers, folder, true));
        WriteDatabaseCopy database = WriteDatabaseCopy.of(servers, "orders_pgbench");
        database.run(PgbenchScript.REGISTER);
        return new SameStatements(Pgbench.find(), database, plain, keyed);
    }

    /** Commands a second, without keys and with. */
    void round(Duration length, Rounds rounds) throws Exception {
        if (pgbench.isPresent()) {
            rounds.add(PLAIN, run(pgbench.get(), plain, length));
            rounds.add(KEYED, run(pgbench.get(), keyed, length));
        }
    }

    private double run(Pgbench tool, PgbenchScript script, Duration length) throws Exception {
        PgbenchScript fresh = script.startingAt(IDS_OF_A_RUN * runs++);
        return OrderLife.COMMANDS * tool.run(database.url(), fresh, OrderLives.CLIENTS, length);
    }
}
