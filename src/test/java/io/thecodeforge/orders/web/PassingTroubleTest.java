package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassingTroubleTest {

    private final List<String> lines = new ArrayList<>();
    private long now;

    @Test
    void what_keeps_happening_is_said_when_it_begins_and_then_now_and_then() {
        PassingTrouble trouble = new PassingTrouble(() -> now, lines::add);
        Exception full = new Exception("the queue is full");

        for (int i = 0; i < 1000; i++) {
            trouble.tell(ProblemType.OVERLOADED, full);
        }
        trouble.tell(ProblemType.UNAVAILABLE, new Exception("gone"));
        assertThat(lines)
                .containsExactly(
                        "The service has more to do than it can: the queue is full"
                                + " (1 since the last such line)",
                        "A store that this needs is away: gone" + " (1 since the last such line)");

        now += PassingTrouble.PAUSE.toNanos();
        trouble.tell(ProblemType.OVERLOADED, full);
        assertThat(lines.getLast()).endsWith("the queue is full (1000 since the last such line)");
    }
}
