package io.thecodeforge.orders.journal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.events.RecordedEvent;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnedLaneTest {

    private static final UUID ADA = new UUID(0, 1);
    private static final UUID GRACE = new UUID(0, 2);

    private final OwnedLane lane = new OwnedLane(0, 1, 16);

    @Test
    void a_user_has_one_event_under_way_at_a_time() {
        lane.add(entry(1, ADA));
        lane.add(entry(2, ADA));

        assertThat(lane.next(ADA)).isEqualTo(entry(1, ADA));
        assertThat(lane.next(ADA)).isNull();
        lane.acknowledged(ADA);
        assertThat(lane.next(ADA)).isEqualTo(entry(2, ADA));
    }

    @Test
    void users_do_not_wait_for_one_another() {
        lane.add(entry(1, ADA));
        lane.add(entry(2, GRACE));

        assertThat(lane.next(ADA)).isNotNull();
        assertThat(lane.next(GRACE)).isNotNull();
    }

    @Test
    void an_entry_is_known_until_it_is_deleted() {
        lane.add(entry(1, ADA));
        lane.next(ADA);
        lane.acknowledged(ADA);

        assertThat(lane.add(entry(1, ADA))).isFalse();
        assertThat(lane.isIdle()).isFalse();
        lane.deleted(entry(1, ADA));
        assertThat(lane.isIdle()).isTrue();
    }

    @Test
    void a_refused_event_is_forgotten_with_those_behind_it_and_read_again() {
        lane.add(entry(1, ADA));
        lane.add(entry(2, ADA));
        lane.next(ADA);

        lane.refused(ADA);

        assertThat(lane.isIdle()).isTrue();
        assertThat(lane.next(ADA)).isNull();
        assertThat(lane.add(entry(1, ADA))).isTrue();
        assertThat(lane.next(ADA)).isEqualTo(entry(1, ADA));
    }

    @Test
    void a_user_with_many_events_is_not_read_on_before_there_are_fewer() {
        for (int i = 0; i < 64; i++) {
            lane.add(entry(i, ADA));
        }
        lane.add(entry(64, GRACE));
        assertThat(lane.usersWithLongRows()).containsExactly(ADA);

        lane.next(ADA);
        assertThat(lane.acknowledged(ADA)).isTrue();

        assertThat(lane.usersWithLongRows()).isEmpty();
    }

    private static Entry entry(long position, UUID user) {
        return new Entry(
                position,
                new RecordedEvent(
                        new UUID(0, position), user, user, 1, "X.v1", Instant.EPOCH, "{}"));
    }
}
