package io.thecodeforge.orders.benchmark;

import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.benchmark.report.Timeline;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.processes.VisibleRows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When each command was answered, and when its order's row was there to be read. */
final class LagProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
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

    /** Of all that were answered; waits until the last is to be seen. */
    Timeline lags() {
        await().atMost(PATIENCE)
                .until(() ->
                        answered.keySet().stream().allMatch(row -> rows.since(row).isPresent()));
        Timeline lags = new Timeline();
        answered.forEach(
                (command, at) -> rows.since(command).ifPresent(seen -> lags.add(at, seen - at)));
        return lags;
    }

    int commands() {
        return answered.size();
    }

    @Override
    public void close() throws Exception {
        rows.close();
    }
}
