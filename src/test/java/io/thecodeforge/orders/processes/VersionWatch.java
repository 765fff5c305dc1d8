package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.dev.ServerPorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes every order whose row or user goes back in version, or vanishes, and every user's: the read
 * database itself watches each write, so nothing is missed and nobody has to look.
 */
final class VersionWatch implements AutoCloseable {

    private static final String WATCH =
            """
            create table version_fault (what text);
            create function version_fault() returns trigger language plpgsql as $$
                begin
                    insert into version_fault values (tg_op || ': ' || old.row_json);
                    return null;
                end $$;
            create trigger version_fault_back after update on user_orders_view for each row
                when (new.version < old.version or new.user_version < old.user_version)
                execute function version_fault();
            create trigger version_fault_gone after delete on user_orders_view for each row
                execute function version_fault();
            create function user_fault() returns trigger language plpgsql as $$
                begin
                    insert into version_fault values (tg_op || ' of user ' || old.user_id);
                    return null;
                end $$;
            create trigger user_fault_back after update on user_view for each row
                when (new.version < old.version) execute function user_fault();
            create trigger user_fault_gone after delete on user_view for each row
                execute function user_fault()\
            """;

    private final Connection read;

    /** The tables are there already. */
    VersionWatch(ServerPorts servers) throws SQLException {
        read =
                DriverManager.getConnection(
                        "jdbc:" + servers.readUrl(), "orders_read", "orders_read");
        read.createStatement().execute(WATCH);
    }

    /** What went wrong until now. */
    List<String> faults() throws SQLException {
        try (ResultSet found =
                read.createStatement().executeQuery("select what from version_fault")) {
            List<String> faults = new ArrayList<>();
            while (found.next()) {
                faults.add(found.getString(1));
            }
            return faults;
        }
    }

    @Override
    public void close() throws SQLException {
        read.close();
    }
}
