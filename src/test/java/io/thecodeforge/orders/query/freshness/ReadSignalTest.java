package io.thecodeforge.orders.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecodeforge.orders.query.freshness.ReadSignal.Wait;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is woken, and who is left alone. */
class ReadSignalTest {

    private static final int STREAMS = 2_000;

    /** Of 500 events of 500 orders of as many users. */
    private static final int MOVED = 1_000;

    private final Random random = new Random(7);
    private final ReadSignal signal = new ReadSignal();

    @Test
    void news_of_this_process_wakes_those_that_they_are_about_and_nobody_else() {
        List<Wait> waits = waits();
        UUID ada = id();
        Wait adas = signal.listen(List.of(id(), ada));

        signal.wake(Stream.generate(this::id).limit(MOVED).toList());
        assertThat(woken(waits)).isZero();

        signal.wake(List.of(ada));
        assertThat(isWoken(adas)).isTrue();
        assertThat(woken(waits)).isZero();
    }

    @Test
    void news_of_another_process_wakes_few_besides() {
        List<Wait> waits = waits();
        List<UUID> moved = Stream.generate(this::id).limit(MOVED).toList();
        Wait adas = signal.listen(List.of(moved.getLast()));

        signal.wake(Slots.read(Slots.write(Slots.of(moved))));

        assertThat(isWoken(adas)).isTrue();
        assertThat(woken(waits)).isLessThan(STREAMS / 20);
    }

    @Test
    void who_waits_no_longer_is_forgotten() {
        UUID ada = id();
        Wait first = signal.listen(List.of(ada));
        Wait second = signal.listen(List.of(ada));
        first.close();

        signal.wake(List.of(ada));

        assertThat(isWoken(first)).isFalse();
        assertThat(isWoken(second)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1_000, 2_047, 2_048, 20_000, Slots.COUNT})
    void any_number_of_slots_fits_into_a_notification(int count) {
        BitSet slots = new BitSet();
        random.ints(0, Slots.COUNT).distinct().limit(count).forEach(slots::set);

        String text = Slots.write(slots);

        assertThat(Slots.read(text)).isEqualTo(slots);
        assertThat(text.length()).isLessThan(8_000 - 40).isLessThan(10 + 3 * count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "l", "b", "lAAA=", "l!", "xAAA="})
    void what_was_not_written_by_a_notifier_is_refused_or_means_little(String text) {
        if (text.isEmpty() || text.startsWith("x") || text.endsWith("!")) {
            assertThatThrownBy(() -> Slots.read(text)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(Slots.read(text).cardinality()).isLessThan(2);
        }
    }

    private List<Wait> waits() {
        return Stream.generate(() -> signal.listen(List.of(id()))).limit(STREAMS).toList();
    }

    private static long woken(List<Wait> waits) {
        return waits.stream().filter(ReadSignalTest::isWoken).count();
    }

    private static boolean isWoken(Wait wait) {
        return wait.isOver();
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
