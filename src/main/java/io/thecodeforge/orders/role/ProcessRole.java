package io.thecodeforge.orders.role;

import static io.thecodeforge.orders.role.Store.KAFKA;
import static io.thecodeforge.orders.role.Store.READ_DATABASE;
import static io.thecodeforge.orders.role.Store.WRITE_DATABASE;

import java.util.Locale;
import java.util.Set;

/** A part of the service that can run in processes of its own, and what it needs. */
public enum ProcessRole {
    /** Takes commands over HTTP. */
    COMMAND(WRITE_DATABASE),
    /** Brings the events of the outbox to Kafka. */
    RELAY(WRITE_DATABASE, KAFKA),
    /** Brings the events of Kafka into the read tables; {@code /admin} is its. */
    PROJECTOR(KAFKA, READ_DATABASE),
    /** Answers queries over HTTP. */
    QUERY(READ_DATABASE);

    private final Set<Store> needs;

    ProcessRole(Store... needs) {
        this.needs = Set.of(needs);
    }

    boolean needs(Store store) {
        return needs.contains(store);
    }

    /** As it is written in {@code orders.roles}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
