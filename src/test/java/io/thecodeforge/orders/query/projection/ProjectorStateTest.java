package io.thecodeforge.orders.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class ProjectorStateTest {

    private final ProjectorState state = new ProjectorState();

    @Test
    void one_that_goes_on_says_nothing_of_another_that_waits() {
        state.waitsFor("this", new ConnectException("refused"));
        state.waitsFor("that", new ConnectException("away"));

        state.goesOn("that");
        state.goesOn("somebody who has not waited");

        assertThat(state.word()).isEqualTo("waiting");
        assertThat(state.isRunning()).isFalse();
        assertThat(state.waiting()).contains("refused");
    }

    @Test
    void it_runs_when_nobody_waits_any_more() {
        state.waitsFor("this", new ConnectException("refused"));
        state.waitsFor("this", new ConnectException("still refused"));

        state.goesOn("this");

        assertThat(state.word()).isEqualTo("running");
        assertThat(state.waiting()).isEmpty();
    }
}
