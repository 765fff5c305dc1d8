package io.thecodeforge.orders.processes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps every projector from its tables: for a fifth of a second it can write nothing, for a
 * twentieth it can, and so on. One that cannot go on fails the test that it was to make hard.
 */
final class Hindrance implements AutoCloseable {

    private final CompletableFuture<Integer> rounds;

    private volatile boolean isOver;

    private Hindrance(String url) {
        rounds = CompletableFuture.supplyAsync(() -> hold(url), Hindrance::onAThreadOfItsOwn);
    }

    /** The common pool, which may have one, tells when a process has ended. */
    private static void onAThreadOfItsOwn(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }

    static Hindrance of(String url) {
        return new Hindrance(url);
    }

    /** How often it has held them back, now that it is over. */
    int end() throws Exception {
        isOver = true;
        return rounds.get(10, TimeUnit.SECONDS);
    }

    private int hold(String url) {
        String role = url.substring(url.lastIndexOf('/') + 1);
        int count = 0;
        try (Connection c = DriverManager.getConnection("jdbc:" + url, role, role);
                Statement statement = c.createStatement()) {
            while (!isOver) {
                statement.execute(
                        "begin; lock table user_feed in share mode; select pg_sleep(0.2); commit");
                statement.execute("select pg_sleep(0.05)");
                count++;
            }
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException("the projectors are not held back", e);
        }
    }

    @Override
    public void close() {
        isOver = true;
    }
}
