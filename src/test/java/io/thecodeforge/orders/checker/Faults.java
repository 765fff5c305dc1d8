package io.thecodeforge.orders.checker;

import io.thecodeforge.orders.journey.Gate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/** Draws what is done to the service and when; the seed alone decides. */
final class Faults {

    /** So few that one comes again now and then. */
    private static final int UNREADABLE = 8;

    private final Random random;
    private final Cluster cluster;
    private final Mischief mischief;

    Faults(Random random, Cluster cluster, Mischief mischief) {
        this.random = random;
        this.cluster = cluster;
        this.mischief = mischief;
    }

    /**
     * Every one to three seconds one; they may last longer than that. The first are to one part
     * after the other, so that a short run leaves none alone.
     */
    List<Fault> within(Duration length) {
        List<Fault> faults = new ArrayList<>();
        Queue<Part> parts = parts();
        Duration at = Duration.ofMillis(random.nextInt(500, 1_500));
        while (at.compareTo(length) < 0) {
            faults.add(parts.isEmpty() ? next(at) : toPart(at, parts.remove()));
            at = at.plusMillis(random.nextInt(1_000, 3_000));
        }
        return faults;
    }

    private Queue<Part> parts() {
        List<Part> parts = new ArrayList<>(cluster.nodes());
        parts.addAll(cluster.stores());
        Collections.shuffle(parts, random);
        return new ArrayDeque<>(parts);
    }

    private Fault next(Duration at) {
        int kind = random.nextInt(100);
        if (kind < 32) {
            return toPart(at, one(cluster.nodes()));
        }
        if (kind < 42) {
            return toPart(at, one(cluster.stores()));
        }
        if (kind < 60) {
            Map.Entry<String, Gate> gate = one(List.copyOf(cluster.gates().entrySet()));
            return between(at, gate.getKey(), List.of(gate.getValue()));
        }
        if (kind < 76) {
            String store = one(cluster.stores()).name();
            return between(at, "all - " + store, cluster.gatesOf(store));
        }
        return onTheReadSide(at);
    }

    private Fault toPart(Duration at, Part part) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> once(at, part.name(), "SIGKILL", part::kill);
            case 3, 4, 5 -> slowThenKill(at, part);
            case 6 -> once(at, part.name(), "restarted", part::restart);
            default -> lasting(at, 300, 9_000, part.name(), "SIGSTOP", part::pause, part::resume);
        };
    }

    /** So that much is under way in that moment. */
    private Fault slowThenKill(Duration at, Part part) {
        Each gates = new Each(cluster.gatesOf(part.name()));
        Duration delay = delay();
        return lasting(
                at,
                500,
                3_000,
                part.name(),
                "slow, then SIGKILL",
                () -> gates.act(gate -> gate.slow(delay)),
                () -> {
                    part.kill();
                    gates.act(Gate::open);
                });
    }

    private Fault between(Duration at, String to, List<Gate> some) {
        Each gates = new Each(some);
        Fault.Act open = () -> gates.act(Gate::open);
        Fault.Act dropAndOpen =
                () -> {
                    gates.act(Gate::drop);
                    open.run();
                };
        Duration delay = delay();
        Fault.Act slow = () -> gates.act(gate -> gate.slow(delay));
        Fault.Act freeze = () -> gates.act(Gate::freeze);
        return switch (random.nextInt(9)) {
            case 0 -> once(at, to, "connections drop", () -> gates.act(Gate::drop));
            case 1 -> lasting(at, 300, 4_000, to, "refused", () -> gates.act(Gate::shut), open);
            case 2 -> lasting(at, 300, 6_000, to, "nothing passes", freeze, open);
            case 3 -> lasting(at, 300, 4_000, to, "nothing, then drop", freeze, dropAndOpen);
            case 4 -> once(at, to, "servers fall silent", () -> gates.act(Gate::silenceServer));
            case 5 -> once(at, to, "clients fall silent", () -> gates.act(Gate::silenceClients));
            case 6 -> lasting(at, 1_000, 5_000, to, "slow", slow, open);
            default -> lasting(at, 500, 3_000, to, "slow, then drop", slow, dropAndOpen);
        };
    }

    private record Each(List<Gate> gates) {

        interface Deed {
            void to(Gate gate) throws Exception;
        }

        void act(Deed deed) throws Exception {
            for (Gate gate : gates) {
                deed.to(gate);
            }
        }
    }

    private Duration delay() {
        return Duration.ofMillis(random.nextInt(10, 150));
    }

    private Fault onTheReadSide(Duration at) {
        int draw = random.nextInt(100);
        int partition = random.nextInt(Mischief.PARTITIONS);
        if (draw < 45) {
            int by = random.nextInt(1, 30);
            String what = "partition %d set back by %d".formatted(partition, by);
            return once(at, "position " + partition, what, () -> mischief.setBack(partition, by));
        }
        if (draw < 92) {
            long which = random.nextLong();
            return once(at, "topic", "records again", () -> mischief.repeat(which));
        }
        int number = random.nextInt(UNREADABLE);
        return once(
                at,
                "topic",
                "unreadable %d in %d".formatted(number, partition),
                () -> mischief.sendUnreadable(partition, number));
    }

    private static Fault once(Duration at, String to, String what, Fault.Act act) {
        return new Fault(at, Duration.ZERO, to, what, act, Fault.NOTHING);
    }

    private Fault lasting(
            Duration at,
            int leastMs,
            int mostMs,
            String to,
            String what,
            Fault.Act begin,
            Fault.Act end) {
        Duration length = Duration.ofMillis(random.nextInt(leastMs, mostMs));
        return new Fault(at, length, to, what, begin, end);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
