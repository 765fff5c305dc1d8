package io.thecodeforge.orders.benchmark.crud;

import io.thecodeforge.orders.benchmark.WriteDatabaseCopy;
import io.thecodeforge.orders.dev.ServerPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Users, orders and their items as the service's own write side keeps them, and pages' index. */
public record CrudDatabase(WriteDatabaseCopy copy) {

    private static final Path FILL = Path.of("src/test/resources/benchmark/crud-orders.sql");

    private static final String INDEX =
            "create index orders_of_a_user on orders (user_id, placed_at desc, id desc)";

    /** To be made when nobody is connected to the write database. */
    public static CrudDatabase of(ServerPorts servers) throws SQLException {
        WriteDatabaseCopy copy = WriteDatabaseCopy.of(servers, "orders_crud");
        copy.run(INDEX);
        return new CrudDatabase(copy);
    }

    public void run(String sql) throws SQLException {
        copy.run(sql);
    }

    /** The same orders of the same users as the read model is filled with for measurements. */
    public void fill(int orders, int users) throws IOException, SQLException {
        String sql = Files.readString(FILL);
        String settings = "set load.orders = %d;\nset load.users = %d;\n".formatted(orders, users);
        copy.run((settings + sql).split(";\n"));
    }

    /** For {@link CrudServer}. */
    public String url() {
        return copy.urlWithRole();
    }
}
