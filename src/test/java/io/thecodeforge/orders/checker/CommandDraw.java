package io.thecodeforge.orders.checker;

import io.thecodeforge.orders.checker.Command.Kind;
import io.thecodeforge.orders.checker.World.Known;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws the commands of one client: most that can be done, some that must be refused. */
final class CommandDraw {

    private record Items(String json, BigDecimal total) {}

    private final String client;
    private final Random random;
    private final World world;
    private int drawn;

    CommandDraw(String client, Random random, World world) {
        this.client = client;
        this.random = random;
        this.world = world;
    }

    Command next() {
        Known user = world.user(random);
        Known order = world.order(random);
        int kind = random.nextInt(100);
        if (user == null || kind < 5) {
            return register();
        }
        if (kind < 16) {
            return rename(user);
        }
        if (order == null || kind < 45) {
            return place(user);
        }
        return change(order);
    }

    private Command register() {
        String id = nextId();
        String name = "User \"" + id + "\" Ünal";
        String email = id + "@example.com";
        String body = "{\"name\": %s, \"email\": \"%s\"}".formatted(quoted(name), email);
        Map<String, String> facts = Map.of("name", name, "email", email);
        return command(id, Kind.REGISTER, "/users", body, null, null, facts, false);
    }

    private Command rename(Known user) {
        String id = nextId();
        String name = "Renamed " + id;
        Integer ifMatch = condition(user);
        return command(
                id,
                Kind.RENAME,
                "/users/" + user.id(),
                "{\"name\": \"%s\"}".formatted(name),
                user.id(),
                ifMatch,
                Map.of("name", name),
                isStale(ifMatch, user));
    }

    private Command place(Known user) {
        String id = nextId();
        Items items = items();
        boolean isStranger = random.nextInt(30) == 0;
        boolean isWrong = random.nextInt(30) == 0;
        boolean isInFrancs = random.nextInt(4) == 0;
        String body =
                "{\"userId\": \"%s\", %s\"items\": %s%s}"
                        .formatted(
                                isStranger ? stranger() : user.id(),
                                isInFrancs ? "\"currency\": \"CHF\", " : "",
                                items.json(),
                                total(items, isWrong));
        Map<String, String> facts =
                Map.of(
                        "userId", user.id().toString(),
                        "currency", isInFrancs ? "CHF" : "EUR",
                        "total", items.total().toPlainString());
        return command(id, Kind.PLACE, "/orders", body, null, null, facts, isStranger || isWrong);
    }

    private Command change(Known order) {
        return switch (random.nextInt(6) == 0 ? random.nextInt(5) : fitting(order)) {
            case 0 -> replace(order);
            case 1 -> step(order, Kind.CONFIRM, "/confirm", null, Map.of());
            case 2 -> {
                String number = "JD" + client + drawn;
                String body =
                        "{\"carrier\": \"DHL\", \"trackingNumber\": \"%s\"}".formatted(number);
                yield step(
                        order,
                        Kind.SHIP,
                        "/ship",
                        body,
                        Map.of("carrier", "DHL", "trackingNumber", number));
            }
            case 3 -> step(order, Kind.DELIVER, "/deliver", null, Map.of());
            default -> {
                String reason = "because of " + client + drawn;
                String body = "{\"reason\": \"%s\"}".formatted(reason);
                yield step(order, Kind.CANCEL, "/cancel", body, Map.of("reason", reason));
            }
        };
    }

    private int fitting(Known order) {
        return switch (order.status()) {
            case "pending" -> List.of(0, 0, 1, 1, 4).get(random.nextInt(5));
            case "confirmed" -> List.of(2, 2, 4).get(random.nextInt(3));
            case "shipped" -> 3;
            default -> random.nextInt(5);
        };
    }

    private Command replace(Known order) {
        Items items = items();
        boolean isWrong = random.nextInt(20) == 0;
        Integer ifMatch = condition(order);
        return command(
                nextId(),
                Kind.REPLACE,
                "/orders/" + order.id() + "/items",
                "{\"items\": %s%s}".formatted(items.json(), total(items, isWrong)),
                order.id(),
                ifMatch,
                Map.of("total", items.total().toPlainString()),
                isWrong || isStale(ifMatch, order));
    }

    private Command step(
            Known order, Kind kind, String path, @Nullable String body, Map<String, String> facts) {
        boolean isStranger = random.nextInt(40) == 0;
        Integer ifMatch = condition(order);
        UUID id = isStranger ? stranger() : order.id();
        return command(
                nextId(),
                kind,
                "/orders/" + id + path,
                body,
                id,
                ifMatch,
                facts,
                isStranger || isStale(ifMatch, order));
    }

    private Command command(
            String id,
            Kind kind,
            String path,
            @Nullable String body,
            @Nullable UUID aggregate,
            @Nullable Integer ifMatch,
            Map<String, String> facts,
            boolean isHopeless) {
        String key = random.nextInt(100) < 85 ? "key-" + id : null;
        return new Command(id, kind, path, body, aggregate, ifMatch, key, facts, isHopeless);
    }

    private String nextId() {
        return client + "-" + ++drawn;
    }

    /** The version that is known, or one before. */
    private @Nullable Integer condition(Known aggregate) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> aggregate.version();
            case 2 -> Math.max(1, aggregate.version() - 1);
            default -> null;
        };
    }

    private static boolean isStale(@Nullable Integer ifMatch, Known aggregate) {
        return ifMatch != null && ifMatch < aggregate.version();
    }

    private Items items() {
        List<String> lines =
                IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(i -> (1 + random.nextInt(5)) + " " + (1 + random.nextInt(9999)))
                        .toList();
        BigDecimal total =
                lines.stream()
                        .map(line -> line.split(" "))
                        .map(line -> new BigDecimal(line[0]).multiply(price(line[1])))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        String json =
                lines.stream()
                        .map(line -> line.split(" "))
                        .map(line ->
                                "{\"sku\": \"S%2$s\", \"name\": \"Thing %2$s\", \"quantity\": %1$s, \"unitPrice\": %3$s}"
                                        .formatted(line[0], line[1], price(line[1])))
                        .collect(Collectors.joining(", ", "[", "]"));
        return new Items(json, total);
    }

    private String total(Items items, boolean isWrong) {
        if (isWrong) {
            return ", \"total\": " + items.total().add(BigDecimal.ONE);
        }
        return random.nextBoolean() ? "" : ", \"total\": " + items.total();
    }

    private static BigDecimal price(String cents) {
        return BigDecimal.valueOf(Long.parseLong(cents), 2);
    }

    private UUID stranger() {
        return new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0000L | random.nextInt());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }
}
