package io.thecodeforge.orders.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every state that every user and order was ever in, by the journal. */
final class Past {

    record UserState(UUID id, String name, String email, int version) {}

    private static final String RULE =
            "The journal is a history that could happen: versions from 1 without a gap, each event"
                    + " allowed by the ones before it.";

    private final Map<UUID, List<UserState>> users = new HashMap<>();
    private final Map<UUID, List<OrderState>> orders = new HashMap<>();

    /**
     * @param journal in the order of its positions
     */
    static Past of(List<JournalRow> journal, Verdict verdict) {
        Past past = new Past();
        for (JournalRow row : journal) {
            try {
                past.take(row);
            } catch (IllegalStateException e) {
                verdict.found(
                        Violation.of(RULE, String.valueOf(e.getMessage()), row.aggregateId()));
            }
        }
        return past;
    }

    Map<UUID, List<UserState>> users() {
        return users;
    }

    Map<UUID, List<OrderState>> orders() {
        return orders;
    }

    @Nullable UserState user(UUID id, int version) {
        return at(users.get(id), version);
    }

    @Nullable OrderState order(UUID id, int version) {
        return at(orders.get(id), version);
    }

    Optional<UserState> named(UUID user, String name) {
        return users.getOrDefault(user, List.of()).stream()
                .filter(state -> state.name().equals(name))
                .findFirst();
    }

    private void take(JournalRow row) {
        if (row.type().startsWith("User")) {
            takeUser(row);
        } else {
            takeOrder(row);
        }
    }

    private void takeUser(JournalRow row) {
        List<UserState> states = users.computeIfAbsent(row.aggregateId(), _ -> new ArrayList<>());
        boolean isFirst = row.type().equals("UserRegistered.v1");
        if (row.version() != states.size() + 1
                || isFirst != states.isEmpty()
                || !row.userId().equals(row.aggregateId())) {
            throw new IllegalStateException(row + "\nfollows on " + states);
        }
        states.add(
                new UserState(
                        row.aggregateId(),
                        row.json().get("name").asText(),
                        row.json().get("email").asText(),
                        row.version()));
    }

    private void takeOrder(JournalRow row) {
        List<OrderState> states = orders.computeIfAbsent(row.aggregateId(), _ -> new ArrayList<>());
        OrderState before = states.isEmpty() ? null : states.getLast();
        OrderState after = OrderState.after(before, row);
        if (after.version() != states.size() + 1
                || !after.user().equals(row.userId())
                || !users.containsKey(row.userId())) {
            throw new IllegalStateException(row + "\nfollows on " + before);
        }
        states.add(after);
    }

    private static <T> @Nullable T at(@Nullable List<T> states, int version) {
        return states == null || version < 1 || version > states.size()
                ? null
                : states.get(version - 1);
    }
}
