package io.thecodeforge.orders.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.dev.ServerPorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The write model beside the read model. */
final class BothModels implements AutoCloseable {

    private static final String EVENTS = "select count(*) from journal";

    /** None while a new name is on its way. */
    private static final String APPLIED =
            """
            select (select count(*) from order_history) + (select count(*) from user_history)
            where not exists (select from rename_fan_out)
            """;

    private static final String PARKED = "select kind || ': ' || reason from parked_event";

    private final Connection write;
    private final Connection read;

    BothModels(ServerPorts ports) throws SQLException {
        write = open(ports.writeUrl());
        read = open(ports.readUrl());
    }

    void assertAllIsApplied() throws SQLException {
        assertThat(lines(read, PARKED)).as("parked").isEmpty();
        assertThat(lines(read, APPLIED)).isEqualTo(lines(write, EVENTS));
    }

    void assertTellTheSame() throws SQLException {
        for (Fact fact : Fact.values()) {
            List<String> written = lines(write, fact.written);
            assertThat(lines(read, fact.shown)).as(fact.name()).isNotEmpty().isEqualTo(written);
        }
    }

    private static Connection open(String url) throws SQLException {
        String role = url.substring(url.lastIndexOf('/') + 1);
        return DriverManager.getConnection("jdbc:" + url, role, role);
    }

    private static List<String> lines(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (found.next()) {
                lines.add(found.getString(1));
            }
            return lines.stream().sorted().toList();
        }
    }

    @Override
    public void close() throws SQLException {
        write.close();
        read.close();
    }
}
