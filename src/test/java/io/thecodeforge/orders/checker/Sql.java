package io.thecodeforge.orders.checker;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A connection straight to a database, which does not wait for one that stands still. */
record Sql(Connection connection) implements AutoCloseable {

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Sql open(String url, String application) throws SQLException {
        String role = url.substring(url.lastIndexOf('/') + 1);
        Properties properties = new Properties();
        properties.put("user", role);
        properties.put("password", role);
        properties.put("ApplicationName", application);
        properties.put("loginTimeout", "3");
        properties.put("socketTimeout", "10");
        return new Sql(DriverManager.getConnection("jdbc:" + url, properties));
    }

    static Sql open(String url) throws SQLException {
        return open(url, "checker");
    }

    <T> List<T> rows(String sql, Reader<T> reader, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(reader.read(found));
            }
            return rows;
        }
    }

    List<String> lines(String sql, Object... arguments) throws SQLException {
        return rows(sql, row -> row.getString(1), arguments);
    }

    void update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            statement.execute();
        }
    }

    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
