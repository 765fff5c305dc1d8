package io.thecodeforge.orders.checker;

import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What all clients together know from acknowledgements. */
final class World {

    /** Who is talked about are the newest, so that clients meet. */
    private static final int USERS = 24;

    private static final int ORDERS = 60;

    /**
     * An aggregate at its highest acknowledged version.
     *
     * @param user whose it is, or who it is
     * @param status of an order
     */
    record Known(UUID id, UUID user, int version, String token, String status) {

        private Known later(Known other) {
            return other.version > version ? other : this;
        }
    }

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<UUID> users = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<UUID> orders = new CopyOnWriteArrayList<>();

    void learn(Command command, Answer answer) {
        UUID id = answer.id();
        String status = answer.json().path("status").asText("");
        UUID user = userOf(command, id);
        known.merge(
                id, new Known(id, user, answer.version(), answer.token(), status), Known::later);
        if (command.aggregate() == null) {
            (command.kind().isOfUser() ? users : orders).addIfAbsent(id);
        }
    }

    private UUID userOf(Command command, UUID id) {
        Known before = known.get(id);
        if (before != null) {
            return before.user();
        }
        String placedFor = command.facts().get("userId");
        return placedFor == null ? id : UUID.fromString(placedFor);
    }

    Known of(UUID id) {
        return known.get(id);
    }

    @Nullable Known user(Random random) {
        return recent(users, USERS, random);
    }

    @Nullable Known order(Random random) {
        return recent(orders, ORDERS, random);
    }

    private @Nullable Known recent(CopyOnWriteArrayList<UUID> all, int most, Random random) {
        int size = all.size();
        int among = Math.min(most, size);
        return among == 0 ? null : known.get(all.get(size - 1 - random.nextInt(among)));
    }
}
