package io.thecodeforge.orders.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecodeforge.orders.checker.World.Known;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one client asks, and what it must not be told: anything older than its tokens, or than what
 * it has been told before.
 */
final class Queries {

    private static final String TOKEN =
            "No answer is older than its token, or than what its client was told before.";
    private static final String LIST =
            "A list shows each order once, in one order, and counts them rightly.";
    private static final String WALK =
            "A walk by cursor skips and repeats nothing that was there when it began.";
    private static final String KIND = "A query is answered 200, or 404, or that it cannot be now.";

    private static final List<String> STATUSES =
            List.of("pending", "confirmed", "shipped", "delivered", "cancelled");

    private static final int PAGE = 100;
    private static final int PAGES = 60;
    private static final int ATTEMPTS = 4;

    private final String client;
    private final Random random;
    private final List<String> urls;
    private final Http http;
    private final World world;
    private final Sightings sightings;
    private final Verdict verdict;
    private final History history;

    /** The highest version that this client was told, of an order or user. */
    private final Map<UUID, Integer> told = new HashMap<>();

    /** The orders of each user that it was told of. */
    private final Map<UUID, Set<UUID>> orders = new HashMap<>();

    private final Map<UUID, Integer> counts = new HashMap<>();

    Queries(
            String client,
            Random random,
            List<String> urls,
            Http http,
            World world,
            Sightings sightings,
            Verdict verdict,
            History history) {
        this.client = client;
        this.random = random;
        this.urls = urls;
        this.http = http;
        this.world = world;
        this.sightings = sightings;
        this.verdict = verdict;
        this.history = history;
    }

    void ask() {
        Known order = world.order(random);
        Known user = order == null ? world.user(random) : world.of(order.user());
        if (user == null) {
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1 -> user(user, order);
            case 2 -> walk(user);
            case 3, 4 -> list(user, order);
            case 5 -> ofStatus(user, order);
            case 6 -> history(order);
            case 7 -> everybody(user, order);
            default -> order(order, user);
        }
    }

    private void order(@Nullable Known order, Known user) {
        if (order == null) {
            return;
        }
        List<Known> waited = some(order, user);
        Optional<Answer> answer = get("/orders/" + order.id(), waited, order.id(), user.id());
        int least = least(order, waited);
        answer.filter(a -> isThere(a, least, order))
                .ifPresent(a -> {
                    JsonNode body = a.json();
                    String[] tag = a.etag().replace("\"", "").split("\\.");
                    verdict.check(tag[0].equals(body.get("version").asText()), TOKEN, a.toString());
                    row(body, waited);
                    sightings.see(
                            "order " + order.id() + " " + tag[0] + " " + tag[1], Looks.whole(body));
                });
    }

    private void history(@Nullable Known order) {
        if (order == null) {
            return;
        }
        List<Known> waited = some(order);
        Optional<Answer> answer = get("/orders/" + order.id() + "/history", waited, order.id());
        int least = least(order, waited);
        answer.filter(a -> isThere(a, least, order))
                .ifPresent(a -> {
                    JsonNode events = a.json().get("items");
                    atLeast(order.id(), events.size(), waited);
                    for (int i = 0; i < events.size(); i++) {
                        verdict.check(
                                events.get(i).get("version").asInt() == i + 1,
                                LIST,
                                "The history of " + order.id() + " is " + events,
                                order.id());
                        sightings.see(
                                "event " + order.id() + " " + (i + 1), Looks.event(events.get(i)));
                    }
                });
    }

    private void user(Known user, @Nullable Known order) {
        List<Known> waited = order == null ? some(user) : some(user, order);
        Optional<Answer> answer = get("/users/" + user.id(), waited, user.id());
        answer.filter(a -> isThere(a, least(user, waited), user))
                .ifPresent(a -> {
                    JsonNode body = a.json();
                    atLeast(user.id(), body.get("version").asInt(), waited);
                    sightings.see(
                            "user " + user.id() + " " + body.get("version"),
                            Looks.line(body.get("name").asText(), body.get("email").asText()));
                    int count = body.get("orderCount").asInt();
                    int least =
                            Math.max(
                                    counts.getOrDefault(user.id(), 0),
                                    known(user.id(), waited).size());
                    verdict.check(
                            count >= least,
                            TOKEN,
                            "%s has %d orders; %d were told of before"
                                    .formatted(user.id(), count, least),
                            user.id());
                    counts.put(user.id(), count);
                });
    }

    private void list(Known user, @Nullable Known order) {
        List<Known> waited = order == null ? some(user) : some(order, user);
        String path = "/users/" + user.id() + "/orders?size=" + PAGE;
        get(path, waited, user.id())
                .filter(a -> isThere(a, least(user, waited), user))
                .ifPresent(a -> {
                    Set<UUID> shown = listed(a.json(), user, waited);
                    shown.forEach(id -> ordersOf(user.id()).add(id));
                });
    }

    /** A user's orders in one of their states. */
    private void ofStatus(Known user, @Nullable Known order) {
        List<Known> waited = order == null ? some(user) : some(order, user);
        String status = STATUSES.get(random.nextInt(STATUSES.size()));
        String path = "/users/%s/orders?size=%d&status=%s".formatted(user.id(), PAGE, status);
        get(path, waited, user.id())
                .filter(a -> isThere(a, least(user, waited), user))
                .ifPresent(a -> {
                    JsonNode items = a.json().get("items");
                    rows(items, waited);
                    verdict.check(
                            items.findValuesAsText("status").stream().allMatch(status::equals),
                            LIST,
                            path + " was answered " + a,
                            user.id());
                });
    }

    /** The newest of all users' orders. */
    private void everybody(Known user, @Nullable Known order) {
        List<Known> waited = order == null ? some(user) : some(order, user);
        get("/orders?size=" + PAGE, waited, user.id())
                .ifPresent(a -> {
                    verdict.check(a.status() == 200, KIND, "/orders was answered " + a);
                    listed(a.json(), user, waited);
                });
    }

    /** A first page; where it is the only one, all of a list. */
    private Set<UUID> listed(JsonNode page, Known user, List<Known> waited) {
        Set<UUID> shown = rows(page.get("items"), waited);
        if (page.get("next").isNull()) {
            verdict.check(
                    page.get("totalItems").asInt() == shown.size(),
                    LIST,
                    "%d rows, said to be %s".formatted(shown.size(), page.get("totalItems")),
                    user.id());
            complete(TOKEN, user, known(user.id(), waited), shown);
        }
        return shown;
    }

    private void walk(Known user) {
        Set<UUID> before = Set.copyOf(ordersOf(user.id()));
        Set<UUID> shown = new LinkedHashSet<>();
        String path = "/users/" + user.id() + "/orders?size=" + (2 + random.nextInt(9));
        String next = path;
        List<String> places = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            Answer page = page(next, user);
            if (page == null || page.status() != 200) {
                return; // the queries are away
            }
            JsonNode body = page.json();
            for (JsonNode row : body.get("items")) {
                row(row, List.of());
                UUID id = UUID.fromString(row.get("orderId").asText());
                verdict.check(shown.add(id), WALK, id + " came twice on a walk", user.id(), id);
                places.add(row.get("createdAt").asText() + " " + id);
            }
            if (body.get("next").isNull()) {
                verdict.check(isDescending(places), WALK, String.join("\n", places), user.id());
                complete(WALK, user, before, shown);
                ordersOf(user.id()).addAll(shown);
                return;
            }
            next = path + "&cursor=" + body.get("next").asText();
        }
    }

    private @Nullable Answer page(String path, Known user) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Answer> answer = get(path, List.of(), user.id());
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return null;
    }

    /** Empty where there is no answer, or none for now. */
    private Optional<Answer> get(String path, List<Known> waited, Object... about) {
        String url = urls.get(random.nextInt(urls.size()));
        List<String> tokens = waited.stream().map(Known::token).toList();
        history.add(
                "%s asks %s%s"
                        .formatted(
                                client,
                                path,
                                waited.isEmpty()
                                        ? ""
                                        : " not older than "
                                                + waited.stream()
                                                        .map(w -> w.id() + " v" + w.version())
                                                        .toList()),
                about);
        Optional<Answer> answer = http.ask(url, path, tokens);
        history.add(
                "%s is told %s".formatted(client, answer.map(Answer::toString).orElse("nothing")),
                about);
        answer.ifPresent(a ->
                verdict.check(
                        a.status() == 200 || a.status() == 404 || a.status() >= 500,
                        KIND,
                        path + " was answered " + a,
                        about));
        return answer.filter(a -> a.status() < 500);
    }

    /** Tokens of some of these. */
    private List<Known> some(Known... all) {
        return List.of(all).stream().filter(_ -> random.nextInt(10) < 6).toList();
    }

    private boolean isThere(Answer answer, int least, Known asked) {
        verdict.check(
                answer.status() == 200 || least == 0,
                TOKEN,
                "%s is not there, though version %d is known".formatted(asked.id(), least),
                asked.id(),
                asked.user());
        return answer.status() == 200;
    }

    private int least(Known asked, Collection<Known> waited) {
        return waited.stream()
                .filter(w -> w.id().equals(asked.id()))
                .mapToInt(Known::version)
                .reduce(told.getOrDefault(asked.id(), 0), Math::max);
    }

    private void atLeast(UUID id, int version, Collection<Known> waited) {
        int least =
                waited.stream()
                        .filter(w -> w.id().equals(id))
                        .mapToInt(Known::version)
                        .reduce(told.getOrDefault(id, 0), Math::max);
        if (version < least) {
            String what = "%s was shown in version %d after %d".formatted(id, version, least);
            verdict.found(Violation.of(TOKEN, what, id));
        }
        told.merge(id, version, Math::max);
    }

    private Set<UUID> rows(JsonNode items, List<Known> waited) {
        Set<UUID> shown = new LinkedHashSet<>();
        List<String> places = new ArrayList<>();
        for (JsonNode row : items) {
            row(row, waited);
            UUID id = UUID.fromString(row.get("orderId").asText());
            verdict.check(shown.add(id), LIST, id + " is twice in a list", id);
            places.add(row.get("createdAt").asText() + " " + id);
        }
        verdict.check(isDescending(places), LIST, String.join("\n", places));
        return shown;
    }

    private void row(JsonNode row, List<Known> waited) {
        UUID id = UUID.fromString(row.get("orderId").asText());
        String user = row.get("userId").asText();
        String name = row.get("userName").asText();
        int version = row.get("version").asInt();
        atLeast(id, version, waited);
        sightings.see("row " + id + " " + version + " " + user + " " + name, Looks.row(row));
        waited.stream()
                .filter(w -> w.id().toString().equals(user))
                .forEach(w -> sightings.seeName(user, name, w.version()));
    }

    private void complete(String rule, Known user, Set<UUID> due, Set<UUID> shown) {
        Set<UUID> missing = new HashSet<>(due);
        missing.removeAll(shown);
        verdict.check(
                missing.isEmpty(),
                rule,
                "Of the orders of %s there are missing: %s".formatted(user.id(), missing),
                user.id(),
                missing.stream().findFirst().orElse(null));
    }

    /** What the user must have by what was told before, and by the tokens. */
    private Set<UUID> known(UUID user, List<Known> waited) {
        Set<UUID> known = new HashSet<>(ordersOf(user));
        waited.stream()
                .filter(w -> w.user().equals(user) && !w.id().equals(user))
                .forEach(w -> known.add(w.id()));
        return known;
    }

    private Set<UUID> ordersOf(UUID user) {
        return orders.computeIfAbsent(user, _ -> new HashSet<>());
    }

    private static boolean isDescending(List<String> places) {
        for (int i = 1; i < places.size(); i++) {
            if (places.get(i - 1).compareTo(places.get(i)) <= 0) {
                return false;
            }
        }
        return true;
    }
}
