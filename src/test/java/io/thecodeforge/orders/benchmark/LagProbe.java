package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.processes.Quantiles;
import io.thecodeforge.orders.processes.VisibleRows;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When each command was answered, and when its order's row was there to be read. */
final class LagProbe implements AutoCloseable {

    private static final Pattern ANSWER = Pattern.compile("\"id\":\"([^\"]+)\",\"version\":(\\d+)");

    private final VisibleRows rows;
    private final Map<String, Long> answered = new ConcurrentHashMap<>();

    LagProbe(ServerPorts servers) throws SQLException {
        rows = new VisibleRows(servers);
    }

    void answered(String body) {
        Matcher answer = ANSWER.matcher(body);
        if (answer.find()) {
            answered.put(answer.group(1) + "/" + answer.group(2), System.nanoTime());
        }
    }

    /** Of those whose row has been seen; a version that went with the next one has none. */
    Quantiles lags() {
        return Quantiles.of(
                answered.entrySet().stream()
                        .filter(command -> rows.since(command.getKey()).isPresent())
                        .mapToLong(c -> rows.since(c.getKey()).orElseThrow() - c.getValue()));
    }

    int commands() {
        return answered.size();
    }

    @Override
    public void close() throws Exception {
        rows.close();
    }
}
