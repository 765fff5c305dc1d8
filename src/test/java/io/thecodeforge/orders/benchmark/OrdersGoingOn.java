package io.thecodeforge.orders.benchmark;

import static io.thecodeforge.orders.query.HundredThousandOrders.order;
import static io.thecodeforge.orders.query.HundredThousandOrders.user;

import io.thecodeforge.orders.benchmark.ProjectorEvents.Begun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What users do who are there: as many of them however many there are, so that a batch tells of as
 * many. Half are orders that {@link ManyOrders} has filled in, new or years old, half are new.
 *
 * @param orders that are there
 * @param users whose they are
 * @param active how many of these do something; the first one, who has a quarter of all, does not
 */
record OrdersGoingOn(int orders, int users, int active) {

    /**
     * @param count so few that there are enough pending ones: some 21 of a hundred orders are
     */
    List<Begun> some(int count) {
        Random random = new Random(1);
        int[] some = random.ints(1, users).distinct().limit(active).toArray();
        IntSupplier user = () -> some[random.nextInt(some.length)];
        List<Begun> all =
                new ArrayList<>(
                        Stream.concat(
                                        pending(user, random).limit(count / 2),
                                        Stream.generate(() -> placed(user.getAsInt()))
                                                .limit(count - count / 2))
                                .toList());
        Collections.shuffle(all, random);
        return all;
    }

    private Stream<Begun> pending(IntSupplier user, Random random) {
        int others = users - 1;
        return IntStream.generate(
                        () -> user.getAsInt() - 1 + others * random.nextInt(orders / others))
                .filter(OrdersGoingOn::isPending)
                .distinct()
                .mapToObj(n -> new Begun(user(n % others + 1), order(n), 1));
    }

    /** As it was filled in, and none of the first user's. */
    private static boolean isPending(int n) {
        return n > 0 && n % 7 % 5 == 0 && n % 4 != 0;
    }

    private static Begun placed(int user) {
        return new Begun(user(user), UUID.randomUUID(), 0);
    }
}
