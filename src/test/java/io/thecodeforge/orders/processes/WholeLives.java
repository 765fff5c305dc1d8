package io.thecodeforge.orders.processes;

import static io.thecodeforge.orders.journey.Bearer.admin;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that give every kind of command, one after the other, until they are stopped. */
final class WholeLives implements AutoCloseable {

    private static final int CLIENTS = 16;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final String USER = "{\"name\": \"User %1$s\", \"email\": \"%1$s@example.com\"}";
    private static final String NAME = "{\"name\": \"Renamed %s\"}";
    private static final String EMAIL = "{\"email\": \"%s@example.org\"}";
    private static final String ORDER = "{\"userId\": \"%s\", \"currency\": \"%s\", %s}";
    private static final String ITEM =
            "{\"sku\": \"S%1$d\", \"name\": \"Thing %1$d\", \"quantity\": %2$d, \"unitPrice\": %3$d.%4$02d}";
    private static final String SHIPMENT = "{\"carrier\": \"DHL\", \"trackingNumber\": \"JD%d\"}";

    private final String url;
    private final List<String> users = new CopyOnWriteArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean isRunning = true;

    /**
     * @param url of who takes commands
     */
    WholeLives(String url, Random random) {
        this.url = url;
        for (int i = 0; i < CLIENTS; i++) {
            String client = "c" + i;
            Random own = new Random(random.nextLong());
            clients.add(Thread.ofPlatform().start(() -> run(client, own)));
        }
    }

    /** What failed until now. */
    List<Throwable> faults() {
        return List.copyOf(faults);
    }

    /** Returns when the last of them is answered; how many were. */
    int stop() throws InterruptedException {
        isRunning = false;
        for (Thread client : clients) {
            client.join();
        }
        System.out.printf("%,d commands were done%n", done.get());
        return done.get();
    }

    private void run(String client, Random random) {
        try {
            for (int i = 0; isRunning; i++) {
                live(client + "-" + i, random);
            }
        } catch (Exception | AssertionError e) {
            faults.add(e);
        }
    }

    private void live(String name, Random random) {
        if (users.size() < CLIENTS || random.nextInt(50) == 0) {
            users.add(command("POST", "/users", USER.formatted(name)).getString("id"));
        }
        String user = users.get(random.nextInt(users.size()));
        String currency = random.nextInt(4) == 0 ? "CHF" : "EUR";
        String placed = ORDER.formatted(user, currency, items(random));
        String order = "/orders/" + command("POST", "/orders", placed).getString("id");
        if (random.nextInt(4) == 0) {
            command("PUT", order + "/items", "{%s}".formatted(items(random)));
        }
        if (random.nextInt(8) == 0) {
            String change = random.nextBoolean() ? NAME : EMAIL;
            command("PATCH", "/users/" + user, change.formatted(name));
        }
        end(order, random);
    }

    private void end(String order, Random random) {
        int way = random.nextInt(4);
        if (way > 0) {
            command("POST", order + "/confirm", "");
        }
        if (way < 2) {
            command("POST", order + "/cancel", "{\"reason\": \"They said \\\"no\\\"\"}");
            return;
        }
        command("POST", order + "/ship", SHIPMENT.formatted(random.nextInt(1_000)));
        if (way > 2) {
            command("POST", order + "/deliver", "");
        }
    }

    private JsonPath command(String method, String path, String body) {
        LockSupport.parkNanos(PAUSE.toNanos());
        var request = admin();
        if (!body.isEmpty()) {
            request.contentType(ContentType.JSON).body(body);
        }
        var answer = request.request(method, url + path);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.asString());
        }
        done.incrementAndGet();
        return answer.jsonPath();
    }

    private static String items(Random random) {
        List<String> items = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            items.add(
                    ITEM.formatted(
                            random.nextInt(100),
                            1 + random.nextInt(5),
                            1 + random.nextInt(90),
                            random.nextInt(100)));
        }
        return "\"items\": [%s]".formatted(String.join(", ", items));
    }

    @Override
    public void close() {
        isRunning = false;
    }
}
