package io.thecodeforge.orders.journal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.journal.relay.OutboxGauges.Backlog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BacklogTest {

    @Test
    void what_nobody_could_look_for_may_wait_since_then_also_where_nothing_waited() {
        Duration unseen = Duration.ofSeconds(90);

        assertThat(new Backlog(3, 5).after(unseen)).isEqualTo(new Backlog(3, 95));
        assertThat(new Backlog(0, 0).after(unseen)).isEqualTo(new Backlog(0, 90));
    }
}
