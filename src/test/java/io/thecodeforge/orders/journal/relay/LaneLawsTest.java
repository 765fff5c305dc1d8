package io.thecodeforge.orders.journal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.journal.HashSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LaneLawsTest {

    @Property
    void every_slot_lies_in_the_one_lane_that_says_so(
            @ForAll @IntRange(min = 1, max = 256) int lanes) {
        List<Integer> slots = new ArrayList<>();
        for (int number = 0; number < lanes; number++) {
            OwnedLane lane = new OwnedLane(number, 1, lanes);
            for (int slot = lane.firstSlot(); slot < lane.endSlot(); slot++) {
                assertThat(OwnedLane.numberOf(slot, lanes)).isEqualTo(number);
                slots.add(slot);
            }
        }
        assertThat(slots).isEqualTo(IntStream.range(0, HashSlot.COUNT).boxed().toList());
    }

    @Property
    void shares_are_all_lanes_and_differ_by_one_at_most(
            @ForAll @IntRange(min = 1, max = 256) int lanes,
            @ForAll @IntRange(min = 1, max = 40) int members) {
        List<Integer> shares =
                IntStream.range(0, members)
                        .map(rank -> new Census(members, rank, lanes, Map.of()).share())
                        .boxed()
                        .toList();

        assertThat(shares.stream().mapToInt(i -> i).sum()).isEqualTo(lanes);
        assertThat(shares.getFirst() - shares.getLast()).isBetween(0, 1);
    }

    @Property
    void dirty_slots_are_taken_once_and_none_is_left(
            @ForAll @Size(max = 300) List<@IntRange(max = 255) Integer> slots,
            @ForAll @IntRange(min = 1, max = 50) int atATime) {
        DirtySlots dirty = new DirtySlots();
        slots.forEach(dirty::add);

        List<Integer> taken = new ArrayList<>();
        while (!dirty.isEmpty()) {
            List<Integer> some = dirty.take(atATime, slot -> true);
            assertThat(some).hasSizeBetween(1, atATime);
            taken.addAll(some);
        }

        assertThat(taken).doesNotHaveDuplicates().hasSameElementsAs(slots);
    }

    @Property
    void a_slot_is_a_byte_and_the_users_own(@ForAll long most, @ForAll long least) {
        UUID user = new UUID(most, least);

        assertThat(HashSlot.of(user)).isBetween(0, HashSlot.COUNT - 1);
        assertThat("%02x".formatted(HashSlot.of(user))).isEqualTo(user.toString().substring(34));
    }
}
