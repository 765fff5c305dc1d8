package io.thecodeforge.orders.journal.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.journey.CommandsAlone;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relays settle their lanes in the database; here they are told when to renew. */
@QuarkusTest
@TestProfile(CommandsAlone.class)
@WithTestResource(EmbeddedServersResource.class)
class MembershipTest {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject Pool write;
    @Inject RelayConnection connections;
    @Inject Outbox outbox;

    private PgConnection database;

    @BeforeEach
    void nobody_is_there() {
        write.size();
        database = get(connections.open(dirty -> {}));
        sql("delete from relay_member");
        sql("delete from outbox");
    }

    @AfterEach
    void nobody_is_left() {
        sql("delete from relay_member");
        sql("delete from outbox");
        connections.drop();
    }

    @Test
    void it_says_of_no_lane_that_it_holds_it_when_its_lease_is_over() {
        Membership alone = new Membership(16, Duration.ofMillis(500));
        get(alone.renew(database));
        int owned = alone.lanes().size();

        assertThat(owned).isPositive();
        await().atMost(PATIENCE).until(() -> alone.held() == 0);

        get(alone.renew(database));
        assertThat(alone.held()).isEqualTo(alone.lanes().size()).isPositive();
        get(alone.leave(database));
    }

    @Test
    void the_first_takes_all_lanes_and_each_newcomer_its_share() {
        Membership first = member();
        renew(first);
        assertThat(first.lanes()).hasSize(16);

        Membership second = member();
        Membership third = member();
        settle(first, second, third);

        assertThat(sizes(first, second, third)).containsExactlyInAnyOrder(6, 5, 5);
        assertThat(numbers(first, second, third)).hasSize(16);
    }

    @Test
    void what_a_relay_leaves_goes_to_the_others_at_once() {
        Membership first = member();
        Membership second = member();
        settle(first, second);

        get(second.leave(database));
        renew(first);

        assertThat(first.lanes()).hasSize(16);
        assertThat(second.lease().isHeld()).isFalse();
    }

    @Test
    void the_lanes_of_a_silent_relay_are_taken_when_its_lease_has_long_been_over() {
        Membership silent = member();
        Membership other = member();
        settle(silent, other);

        await().atMost(PATIENCE)
                .until(() -> {
                    renew(other);
                    return other.lanes().size() == 16;
                });

        assertThat(silent.lease().isHeld()).isFalse();
    }

    @Test
    void a_relay_that_was_taken_for_dead_learns_it_and_comes_back_without_its_lanes() {
        Membership dead = member();
        renew(dead);
        List<OwnedLane> before = List.copyOf(dead.lanes());
        sql("delete from relay_member");
        Membership heir = member();
        renew(heir);

        renew(dead);

        assertThat(before).allMatch(OwnedLane::isLost);
        assertThat(dead.lanes()).isEmpty();
        settle(dead, heir);
        assertThat(sizes(dead, heir)).containsExactly(8, 8);
    }

    @Test
    void a_lane_with_something_under_way_is_given_away_when_it_is_done() {
        Membership first = member();
        renew(first);
        first.lanes().forEach(lane -> lane.add(entry(lane.firstSlot())));
        Membership second = member();
        renew(second);
        renew(first);
        renew(second);
        assertThat(second.lanes()).isEmpty();

        first.lanes().forEach(lane -> lane.deleted(entry(lane.firstSlot())));
        settle(first, second);

        assertThat(sizes(first, second)).containsExactly(8, 8);
    }

    @Test
    void who_has_lost_a_lane_can_delete_nothing_of_it() {
        Membership first = member();
        renew(first);
        OwnedLane lost = first.laneOf(7);
        waits(7);
        sql("delete from relay_member");
        Membership heir = member();
        renew(heir);

        assertThat(remove(lost)).isZero();
        assertThat(remove(heir.laneOf(7))).isOne();
    }

    @Test
    void another_number_of_lanes_waits_until_nobody_owns_any() {
        Membership sixteen = member();
        renew(sixteen);
        Membership eight = new Membership(8, LEASE);

        assertThatThrownBy(() -> renew(eight))
                .hasMessageContaining("orders.outbox.lanes is 8 here")
                .hasMessageContaining("have 16");
        assertThat(sixteen.lanes()).hasSize(16);

        get(sixteen.leave(database));
        renew(eight);
        assertThat(eight.lanes()).hasSize(8);
        assertThatThrownBy(() -> renew(sixteen)).hasMessageContaining("have 8");

        get(eight.leave(database));
        renew(sixteen);
        assertThat(sixteen.lanes()).hasSize(16);
    }

    private static Membership member() {
        return new Membership(16, LEASE);
    }

    private void renew(Membership member) {
        get(member.renew(database));
    }

    /** Two rounds move every lane that is to be moved: given away in the first, taken in both. */
    private void settle(Membership... members) {
        for (int round = 0; round < 4; round++) {
            Stream.of(members).forEach(this::renew);
        }
    }

    private static List<Integer> sizes(Membership... members) {
        return Stream.of(members).map(member -> member.lanes().size()).toList();
    }

    private static Set<Integer> numbers(Membership... members) {
        List<Integer> numbers = new ArrayList<>();
        Stream.of(members).forEach(m -> m.lanes().forEach(lane -> numbers.add(lane.number())));
        assertThat(numbers).doesNotHaveDuplicates();
        return Set.copyOf(numbers);
    }

    @Test
    void who_has_taken_it_again_deletes_nothing_that_was_acknowledged_before() {
        Membership member = member();
        renew(member);
        OwnedLane lost = member.laneOf(7);
        sql("delete from relay_member");
        settle(member);
        OwnedLane again = member.laneOf(7);
        waits(6);
        waits(7);

        int removed =
                get(
                        outbox.remove(
                                List.of(lost, again),
                                List.of(
                                        new Acknowledged(lost, entry(6)),
                                        new Acknowledged(again, entry(7)))));

        assertThat(removed).isOne();
        assertThat(left()).containsExactly(6L);
    }

    @Test
    void who_is_expelled_for_a_republishing_deletes_nothing_of_it() {
        Membership member = member();
        renew(member);
        OwnedLane lost = member.laneOf(7);
        waits(7);

        sql("select republish(1, 0)");

        assertThat(remove(lost)).isZero();
        assertThat(left()).containsExactly(7L);
    }

    private void waits(int position) {
        sql(
                "insert into outbox (slot, position, user_id, occurred_at)"
                        + " values (%1$d, %1$d, '%2$s', now())"
                                .formatted(position, new UUID(0, position)));
    }

    private List<Long> left() {
        return get(write.query("select position from outbox").execute()).stream()
                .map(row -> row.getLong("position"))
                .toList();
    }

    private int remove(OwnedLane lane) {
        return get(outbox.remove(Set.of(lane), List.of(new Acknowledged(lane, entry(7)))));
    }

    private static Entry entry(int slot) {
        UUID user = new UUID(0, slot);
        return new Entry(slot, new RecordedEvent(user, user, user, 1, "X.v1", Instant.EPOCH, "{}"));
    }

    private void sql(String statement) {
        get(write.query(statement).execute());
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
