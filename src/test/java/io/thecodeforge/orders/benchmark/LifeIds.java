package io.thecodeforge.orders.benchmark;

import static io.thecodeforge.orders.benchmark.OrderLife.COMMANDS;

import io.thecodeforge.orders.processes.ServiceProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * By what an order's life is told from others.
 *
 * @param keys its idempotency keys, none where it was led without
 */
record LifeIds(String user, String order, List<String> keys) {

    /** One life, on a connection of its own. */
    static LifeIds lead(ServiceProcess service, String user, boolean isKeyed) throws IOException {
        List<String> keys = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        OrderLife life =
                new OrderLife(List.of(user), () -> isKeyed ? drawn(keys) : "", answers::add);
        try (HttpConnections one = new HttpConnections(service.port(), 1, () -> life)) {
            while (answers.size() < COMMANDS) {
                int before = answers.size();
                one.idle().getFirst().send(System.nanoTime());
                while (answers.size() == before) {
                    one.answers(HttpExchanges::end);
                }
            }
        }
        return new LifeIds(user, life.order(), keys);
    }

    private static String drawn(List<String> keys) {
        keys.add(UUID.randomUUID().toString());
        return keys.getLast();
    }
}
