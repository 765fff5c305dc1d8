package io.thecodeforge.orders.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However many streams are woken at once, few of them ask the database at a time. */
class TurnsTest {

    private final Turns turns = new Turns(2);
    private final List<String> begun = new ArrayList<>();
    private final List<UniEmitter<? super String>> underWay = new ArrayList<>();

    @Test
    void so_many_are_under_way_and_the_others_follow_in_order() {
        List.of("a", "b", "c", "d").forEach(this::begin);
        assertThat(begun).containsExactly("a", "b");

        underWay.getFirst().complete("done");
        assertThat(begun).containsExactly("a", "b", "c");

        underWay.get(1).fail(new IllegalStateException("away"));
        assertThat(begun).containsExactly("a", "b", "c", "d");

        underWay.get(2).complete("done");
        underWay.get(3).complete("done");
        List.of("e", "f", "g").forEach(this::begin);
        assertThat(begun).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void who_gives_up_waiting_or_working_makes_room_once() {
        Cancellable first = begin("a");
        begin("b");
        Cancellable waiting = begin("c");
        begin("d");
        begin("e");

        waiting.cancel();
        assertThat(begun).containsExactly("a", "b");

        first.cancel();
        assertThat(begun).containsExactly("a", "b", "d");
    }

    @Test
    void who_is_done_and_cancelled_in_what_follows_has_left_once() {
        Cancellable followed =
                turns.take(() -> work("a"))
                        .chain(done -> Uni.createFrom().nothing())
                        .subscribe()
                        .with(never -> {});
        List.of("b", "c", "d").forEach(this::begin);
        underWay.getFirst().complete("done");
        assertThat(begun).containsExactly("a", "b", "c");

        followed.cancel();

        assertThat(begun).containsExactly("a", "b", "c");
    }

    private Cancellable begin(String name) {
        return turns.take(() -> work(name)).subscribe().with(done -> {}, failed -> {});
    }

    private Uni<String> work(String name) {
        begun.add(name);
        return Uni.createFrom().emitter(underWay::add);
    }
}
