package io.thecodeforge.orders.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void each_reference_is_a_line_with_the_ratio_to_it() {
        Figure commands =
                new Figure("commands", "32 connections", new Measured(1500, "/s"))
                        .beside("pgbench", 3000)
                        .beside("no tool", Double.NaN);
        Figure lag = new Figure("lag", "p50", new Measured(2.5, "ms"));

        assertThat(Table.of(List.of(commands, lag)))
                .isEqualTo(
                        """
                        |          | measured       |         | beside  |         | ratio |
                        | ---      | ---            | ---     | ---     | ---     | ---   |
                        | commands | 32 connections | 1,500/s | pgbench | 3,000/s | 0.50  |
                        | lag      | p50            | 2.50 ms |         |         |       |
                        """);
    }
}
