package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.dev.ServerPorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes every row, of an order, a user or what is counted of an order, that goes back in version or
 * vanishes: the read database itself watches each write, so nothing is missed and nobody has to
 * look.
 */
final class VersionWatch implements AutoCloseable {

    private static final String WATCH =
            """
            create table version_fault (what text);
            create function version_fault() returns trigger language plpgsql as $$
                begin
                    insert into version_fault
                    values (tg_op || ' of ' || tg_table_name || ': ' || to_jsonb(old)::text);
                    return null;
                end $$;
            do $$ declare versioned text; begin
                foreach versioned in array array['user_orders_view', 'user_view',
                    'user_summary_order', 'daily_sales_order'] loop
                    execute format('create trigger version_fault_back after update on %I '
                        'for each row when (new.version < old.version) '
                        'execute function version_fault()', versioned);
                    execute format('create trigger version_fault_gone after delete on %I '
                        'for each row execute function version_fault()', versioned);
                end loop; end $$;
            create trigger version_fault_of_user after update on user_orders_view for each row
                when (new.user_version < old.user_version) execute function version_fault()\
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
