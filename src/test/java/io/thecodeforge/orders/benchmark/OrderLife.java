package io.thecodeforge.orders.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.thecodeforge.orders.journey.Bearer;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One order after the other, each of two lines: placed, confirmed and shipped. */
final class OrderLife implements Conversation {

    static final int COMMANDS = 3;

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final String ORDER =
            """
            {"userId": "%s", "items": [\
            {"sku": "BK-1", "name": "Clean Code", "quantity": 2, "unitPrice": 12.50},\
            {"sku": "PN-7", "name": "Pen", "quantity": 1, "unitPrice": 1.00}]}\
            """;
    private static final String SHIPMENT =
            "{\"carrier\": \"DHL\", \"trackingNumber\": \"JD0146000040\"}";

    private final List<String> users;
    private final Supplier<String> keys;
    private final Consumer<String> onAnswer;

    private int commands;
    private String order = "";

    /**
     * @param keys each a command's {@code Idempotency-Key}, or empty for none
     * @param onAnswer told each answer's body, as soon as it is there
     */
    OrderLife(List<String> users, Supplier<String> keys, Consumer<String> onAnswer) {
        this.users = users;
        this.keys = keys;
        this.onAnswer = onAnswer;
    }

    /** As the service's clients are: without keys. */
    static OrderLife of(List<String> users) {
        return new OrderLife(users, () -> "", _ -> {});
    }

    /** The one that is on its way. */
    String order() {
        return order;
    }

    @Override
    public byte[] next() {
        return switch (commands++ % COMMANDS) {
            case 0 -> post("/orders", ORDER.formatted(anyUser()));
            case 1 -> post("/orders/" + order + "/confirm", "");
            default -> post("/orders/" + order + "/ship", SHIPMENT);
        };
    }

    @Override
    public void answered(HttpExchanges answer) {
        String body = answer.body();
        Matcher id = ID.matcher(body);
        if (!id.find()) {
            throw new IllegalStateException(body);
        }
        order = id.group(1);
        onAnswer.accept(body);
    }

    private String anyUser() {
        return users.get(ThreadLocalRandom.current().nextInt(users.size()));
    }

    private byte[] post(String path, String body) {
        String key = keys.get();
        String keyed = key.isEmpty() ? "" : "Idempotency-Key: " + key + "\r\n";
        String type = body.isEmpty() ? "" : "Content-Type: application/json\r\n";
        return "POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n%s%sContent-Length: %d\r\n\r\n%s"
                .formatted(path, Bearer.header(Bearer.ADMIN), keyed, type, body.length(), body)
                .getBytes(UTF_8);
    }
}
