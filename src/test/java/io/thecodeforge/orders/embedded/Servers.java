package io.thecodeforge.orders.embedded;

import io.thecodeforge.orders.dev.ServersOrder;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/** The servers that were ordered, started and stopped side by side. */
final class Servers {
    private final ServersOrder order;
    private final Queue<Server> running = new ConcurrentLinkedQueue<>();

    Servers(ServersOrder order) {
        this.order = order;
    }

    CompletableFuture<Integer> startPostgres() {
        var data = data("postgres");
        return order.hasPostgres()
                ? start(() -> Postgres.start(data, order.postgresPort()))
                : none();
    }

    CompletableFuture<Integer> startKafka() {
        var data = data("kafka");
        return order.hasKafka() ? start(() -> Kafka.start(data, order.kafkaPort())) : none();
    }

    private DataFolder data(String server) {
        return new DataFolder(order.folder().resolve(server), order.keepsData());
    }

    private CompletableFuture<Integer> start(Callable<Server> starter) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        var server = starter.call();
                        running.add(server);
                        return server.port();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                Servers::inThread);
    }

    private static CompletableFuture<Integer> none() {
        return CompletableFuture.completedFuture(0);
    }

    void stop() {
        CompletableFuture.allOf(
                        running.stream().map(Servers::stop).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, 10, TimeUnit.SECONDS)
                .join();
        if (!order.keepsData()) {
            FileUtils.deleteQuietly(order.folder().toFile());
        }
    }

    private static CompletableFuture<Void> stop(Server server) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        server.close();
                    } catch (Exception e) {
                        e.printStackTrace();
                    }
                },
                Servers::inThread);
    }

    private static void inThread(Runnable task) {
        Thread.ofPlatform().daemon().start(task);
    }
}
