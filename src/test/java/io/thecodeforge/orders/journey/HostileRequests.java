package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Hostile.bare;
import static io.thecodeforge.orders.journey.Hostile.json;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests that must be refused, for a user and a pending order that are there. */
final class HostileRequests {

    private static final String NOBODY = "0199ab3b-0000-7000-8000-000000000000";
    private static final String INVALID = "invalid-request";
    private static final String MALFORMED = "malformed-request";
    private static final String ITEM =
            "{\"sku\": \"A\", \"name\": \"B\", \"quantity\": 1, \"unitPrice\": 1}";

    private final String user;
    private final String order;

    HostileRequests(String user, String order) {
        this.user = user;
        this.order = order;
    }

    Stream<Hostile> all() {
        return Stream.of(
                        bodiesThatAreNoJson(),
                        items(),
                        orders(),
                        users(),
                        moves(),
                        http(),
                        headers())
                .flatMap(s -> s);
    }

    private Stream<Hostile> bodiesThatAreNoJson() {
        List<String> malformed =
                List.of(
                        "{",
                        "}",
                        "{\"name\":",
                        "{\"name\": \"A\"",
                        "{\"name\": 'A', \"email\": \"a@b.c\"}",
                        "{name: \"A\"}",
                        "{\"name\": \"A\", }",
                        "{\"name\": \"A\"} {}",
                        "{\"name\": \"A\", \"name\": \"B\", \"email\": \"a@b.c\"}",
                        "{\"name\": \"\\x\"}",
                        "{\"name\": \"a\nb\"}",
                        "// comment\n{}",
                        "nonsense",
                        "{\"name\": NaN}",
                        "{\"name\": Infinity}",
                        "{\"name\": 01}",
                        "{\"name\": 1e}",
                        "\u0000",
                        "<name>A</name>",
                        "[".repeat(2000));
        Stream<Hostile> noJson =
                malformed.stream().map(body -> json("POST", "/users", body, 400, MALFORMED));
        Stream<Hostile> noObject =
                Stream.of("[]", "1", "\"text\"", "true", "null")
                        .map(body -> json("POST", "/users", body, 400, INVALID));
        return Stream.concat(noJson, noObject);
    }

    private Stream<Hostile> items() {
        return Stream.of(
                        "null",
                        "1",
                        "[]",
                        "{}",
                        item("\"A\"", "\"B\"", "0", "1"),
                        item("\"A\"", "\"B\"", "-1", "1"),
                        item("\"A\"", "\"B\"", "10001", "1"),
                        item("\"A\"", "\"B\"", "99999999999", "1"),
                        item("\"A\"", "\"B\"", "1.5", "1"),
                        item("\"A\"", "\"B\"", "1e2", "1"),
                        item("\"A\"", "\"B\"", "\"1\"", "1"),
                        item("\"A\"", "\"B\"", "true", "1"),
                        item("\"A\"", "\"B\"", "null", "1"),
                        item("\"A\"", "\"B\"", "[1]", "1"),
                        item("\"A\"", "\"B\"", "1", "-0.01"),
                        item("\"A\"", "\"B\"", "1", "0.001"),
                        item("\"A\"", "\"B\"", "1", "1000000000000"),
                        item("\"A\"", "\"B\"", "1", "1e13"),
                        item("\"A\"", "\"B\"", "1", "1e999999"),
                        item("\"A\"", "\"B\"", "1", "1e2147483647"),
                        item("\"A\"", "\"B\"", "1", "1e-2147483647"),
                        item("\"A\"", "\"B\"", "1", "1e-999"),
                        item("\"A\"", "\"B\"", "1", "0e2147483647"),
                        item("\"A\"", "\"B\"", "1", "0e-2147483647"),
                        item("\"A\"", "\"B\"", "1", "\"1\""),
                        item("\"A\"", "\"B\"", "1", "null"),
                        item("\"A\"", "\"B\"", "1", "{}"),
                        item("\"\"", "\"B\"", "1", "1"),
                        item("\" \"", "\"B\"", "1", "1"),
                        item("\"\\t\"", "\"B\"", "1", "1"),
                        item("\"a\\nb\"", "\"B\"", "1", "1"),
                        item("\"a\\u0000b\"", "\"B\"", "1", "1"),
                        item("\"a\\u007fb\"", "\"B\"", "1", "1"),
                        item("\"\\ud800\"", "\"B\"", "1", "1"),
                        item("\"a\\udc00b\"", "\"B\"", "1", "1"),
                        item("5", "\"B\"", "1", "1"),
                        item("null", "\"B\"", "1", "1"),
                        item("\"" + "a".repeat(65) + "\"", "\"B\"", "1", "1"),
                        item("\"A\"", "\"" + "a".repeat(201) + "\"", "1", "1"),
                        item("\"A\"", "\"" + "a".repeat(200_000) + "\\u0001\"", "1", "1"),
                        item("\"A\"", "\"" + " ".repeat(200_000) + "\"", "1", "1"),
                        item("\"A\"", "[\"B\"]", "1", "1"),
                        ITEM.replace("}", ", \"price\": 1}"))
                .map(item -> json("POST", "/orders", order("[" + item + "]", ""), 400, INVALID));
    }

    private Stream<Hostile> orders() {
        String hundredAndOne =
                IntStream.range(0, 101).mapToObj(i -> ITEM).collect(Collectors.joining(","));
        Stream<Hostile> invalid =
                Stream.of(
                                "{}",
                                "{\"items\": [" + ITEM + "]}",
                                "{\"userId\": \"" + user + "\"}",
                                order("[]", ""),
                                order("null", ""),
                                order("{}", ""),
                                order("[" + "{},".repeat(1_000) + "{}]", ""),
                                order("[" + ITEM + "]", ", \"total\": 0e2147483647"),
                                order("[" + hundredAndOne + "]", ""),
                                order("[" + ITEM + "]", ", \"currency\": \"EURO\""),
                                order("[" + ITEM + "]", ", \"currency\": \"eur\""),
                                order("[" + ITEM + "]", ", \"currency\": \"XTS\""),
                                order("[" + ITEM + "]", ", \"currency\": \"XAU\""),
                                order("[" + ITEM + "]", ", \"currency\": \"DEM\""),
                                order("[" + ITEM + "]", ", \"currency\": \"HRK\""),
                                order("[" + ITEM + "]", ", \"currency\": \"ZZZ\""),
                                order("[" + ITEM + "]", ", \"currency\": 978"),
                                order("[" + ITEM + "]", ", \"currency\": \"\""),
                                order("[" + ITEM + "]", ", \"total\": \"1\""),
                                order("[" + ITEM + "]", ", \"total\": 1e2147483647"),
                                order("[" + ITEM + "]", ", \"total\": 1e-2147483647"),
                                order("[" + ITEM + "]", ", \"total\": []"),
                                order("[" + ITEM + "]", ", \"status\": \"delivered\""),
                                order("[" + ITEM + "]", ", \"id\": \"" + NOBODY + "\""),
                                of("1", ITEM),
                                of("\"\"", ITEM),
                                of("\"1-1-1-1-1\"", ITEM),
                                of("\" " + user + "\"", ITEM),
                                of("\"AZmrOwAAcACAAAAAAAAAAA==\"", ITEM),
                                of("\"" + user.replace("-", "") + "\"", ITEM),
                                of("\"' or 1=1 --\"", ITEM),
                                of("{\"$ne\": null}", ITEM),
                                order(
                                        "[" + ITEM.replace("1}", "0.5}") + "]",
                                        ", \"currency\": \"JPY\""))
                        .map(body -> json("POST", "/orders", body, 400, INVALID));
        Stream<Hostile> refused =
                Stream.of(
                        json(
                                "POST",
                                "/orders",
                                of("\"" + NOBODY + "\"", ITEM),
                                422,
                                "unknown-user"),
                        json(
                                "POST",
                                "/orders",
                                order("[" + ITEM.replace("1}", "0}") + "]", ""),
                                422,
                                "total-not-positive"),
                        json(
                                "POST",
                                "/orders",
                                order("[" + ITEM + "]", ", \"total\": 2"),
                                422,
                                "total-mismatch"),
                        json(
                                "POST",
                                "/orders",
                                order("[" + ITEM + "]", ", \"total\": -1"),
                                422,
                                "total-mismatch"));
        Stream<Hostile> tooMuch =
                Stream.of(order("[" + "{},".repeat(80_000) + "{}]", ""))
                        .map(body -> json("POST", "/orders", body, 400, MALFORMED));
        return Stream.of(invalid, refused, tooMuch).flatMap(s -> s);
    }

    private Stream<Hostile> users() {
        Stream<Hostile> register =
                Stream.of(
                                "{}",
                                user("null", "\"a@b.c\""),
                                user("1", "\"a@b.c\""),
                                user("true", "\"a@b.c\""),
                                user("\"\"", "\"a@b.c\""),
                                user("\"\\u00a0\\u2003\"", "\"a@b.c\""),
                                user("\"" + "a".repeat(201) + "\"", "\"a@b.c\""),
                                user("\"A\"", "null"),
                                user("\"A\"", "\"\""),
                                user("\"A\"", "\"a\""),
                                user("\"A\"", "\"@b.c\""),
                                user("\"A\"", "\"a@\""),
                                user("\"A\"", "\"a b@c.d\""),
                                user("\"A\"", "\"a@b@c.d\""),
                                user("\"A\"", "\"a@b.c\\u0000\""),
                                user("\"A\"", "\"a\\r\\nBcc: x@y.z\""),
                                user("\"A\"", "\"" + "a".repeat(250) + "@b.c\""),
                                "{\"name\": \"A\", \"email\": \"a@b.c\", \"role\": \"admin\"}",
                                "{\"Name\": \"A\", \"email\": \"a@b.c\"}")
                        .map(body -> json("POST", "/users", body, 400, INVALID));
        Stream<Hostile> change =
                Stream.of(
                                "{\"name\": \"\"}",
                                "{\"name\": 7}",
                                "{\"email\": \"nobody\"}",
                                "{\"id\": \"" + NOBODY + "\"}",
                                "{\"version\": 1}")
                        .map(body -> json("PATCH", "/users/" + user, body, 400, INVALID));
        return Stream.concat(register, change);
    }

    private Stream<Hostile> moves() {
        String path = "/orders/" + order;
        return Stream.of(
                json("POST", path + "/ship", "{}", 400, INVALID),
                json("POST", path + "/ship", "{\"carrier\": \"DHL\"}", 400, INVALID),
                json("POST", path + "/ship", shipment("\"DHL\"", "1"), 400, INVALID),
                json("POST", path + "/ship", shipment("\"\"", "\"1\""), 400, INVALID),
                json("POST", path + "/ship", shipment("\"DHL\"", "\"1\""), 409, "order-state"),
                json("POST", path + "/cancel", "{}", 400, INVALID),
                json("POST", path + "/cancel", "{\"reason\": null}", 400, INVALID),
                json("POST", path + "/cancel", "{\"reason\": \"\\u0007\"}", 400, INVALID),
                json(
                        "POST",
                        path + "/cancel",
                        "{\"reason\": \"" + "a".repeat(501) + "\"}",
                        400,
                        INVALID),
                bare("POST", path + "/deliver", 409, "order-state"),
                json("PUT", path + "/items", "{\"items\": []}", 400, INVALID),
                json("PUT", path + "/items", "{\"items\": [" + ITEM + "], \"x\": 1}", 400, INVALID),
                bare("POST", "/orders/" + NOBODY + "/confirm", 404, "not-found"),
                bare("POST", "/orders/1-1-1-1-1/confirm", 404, "not-found"),
                bare("POST", "/orders/none/confirm", 404, "not-found"),
                json("PATCH", "/users/" + NOBODY, "{\"name\": \"A\"}", 404, "not-found"));
    }

    private Stream<Hostile> http() {
        return Stream.of(
                bare("GET", "/", 404, "not-found"),
                bare("GET", "/orders/" + NOBODY, 404, "not-found"),
                bare("GET", "/orders/..%2f..%2fetc%2fpasswd", 404, "not-found"),
                bare("GET", "/users/" + user + "/none", 404, "not-found"),
                bare("GET", "/users/%27%20or%201=1", 404, "not-found"),
                bare("GET", "/users/" + user + "/orders?page=0", 400, INVALID),
                bare("GET", "/users/" + user + "/orders?page=-1", 400, INVALID),
                bare("GET", "/users/" + user + "/orders?page=x", 400, INVALID),
                bare("GET", "/users/" + user + "/orders?page=1e3", 400, INVALID),
                bare("GET", "/users/" + user + "/orders?page=99999999999999999999", 400, INVALID),
                bare("GET", "/users/" + user + "/orders?size=101", 400, INVALID),
                bare("GET", "/users/" + user + "/orders?size=%00", 400, INVALID),
                bare("GET", "/users/" + user + "/orders?cursor=x", 400, "invalid-cursor"),
                bare("DELETE", "/orders/" + order, 405, "method-not-allowed"),
                bare("PUT", "/orders", 405, "method-not-allowed"),
                bare("PATCH", "/orders/" + order + "/confirm", 405, "method-not-allowed"),
                bare("GET", "/orders/" + order + "/confirm", 405, "method-not-allowed"),
                bare("GET", "/users/" + user, 406, "not-acceptable").with("Accept", "text/html"),
                bare("POST", "/orders/" + order + "/confirm", 406, "not-acceptable")
                        .with("Accept", "image/png"),
                bare("GET", "/problems", 406, "not-acceptable")
                        .with("Accept", "application/json;q=0"),
                bare("GET", "/problems", 406, "not-acceptable")
                        .with("Accept", "*/*, application/*; q=0.000"),
                bare("POST", "/orders/" + order + "/confirm", 406, "not-acceptable")
                        .with("Accept", "text/html, */*;q=0"),
                json("POST", "/users", user("\"A\"", "\"a@b.c\""), 415, "unsupported-media-type")
                        .with("Content-Type", "text/plain"),
                json("POST", "/users", "name=A", 415, "unsupported-media-type")
                        .with("Content-Type", "application/x-www-form-urlencoded"),
                json("POST", "/users", "<a/>", 415, "unsupported-media-type")
                        .with("Content-Type", "application/xml"),
                json(
                        "POST",
                        "/users",
                        user("\"" + "a".repeat(300_000) + "\"", "\"a@b.c\""),
                        413,
                        "body-too-large"));
    }

    private Stream<Hostile> headers() {
        String confirm = "/orders/" + order + "/confirm";
        Stream<Hostile> malformed =
                Stream.of(
                                "1",
                                "\"1",
                                "abc",
                                "\"1\" \"2\"",
                                "\"1\",,x",
                                ",",
                                "W/1",
                                "x" + " ".repeat(7_000) + "y")
                        .map(tag -> bare("POST", confirm, 400, MALFORMED).with("If-Match", tag));
        Stream<Hostile> stale =
                Stream.of("\"2\"", "W/\"1\"", "\"abc\"", "\"\"", "\"01\"", "\"2\", \"3\"")
                        .map(tag ->
                                bare("POST", confirm, 412, "stale-version").with("If-Match", tag));
        return Stream.concat(malformed, stale);
    }

    private String order(String items, String more) {
        return "{\"userId\": \"%s\", \"items\": %s%s}".formatted(user, items, more);
    }

    private static String of(String userId, String item) {
        return "{\"userId\": %s, \"items\": [%s]}".formatted(userId, item);
    }

    private static String item(String sku, String name, String quantity, String unitPrice) {
        return "{\"sku\": %s, \"name\": %s, \"quantity\": %s, \"unitPrice\": %s}"
                .formatted(sku, name, quantity, unitPrice);
    }

    private static String user(String name, String email) {
        return "{\"name\": %s, \"email\": %s}".formatted(name, email);
    }

    private static String shipment(String carrier, String trackingNumber) {
        return "{\"carrier\": %s, \"trackingNumber\": %s}".formatted(carrier, trackingNumber);
    }
}
