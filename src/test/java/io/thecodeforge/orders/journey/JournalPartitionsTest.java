package io.thecodeforge.orders.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nobody made a partition for in time goes to one for all else, and must not stay there. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class JournalPartitionsTest {

    private static final String MONTH = "journal_2999_05";

    private final UUID event = UUID.randomUUID();

    @AfterEach
    void the_month_is_gone() {
        Databases.changeWrite("drop table if exists " + MONTH);
    }

    @Test
    void a_partition_that_is_made_too_late_takes_what_is_its() {
        happensAt("2999-05-01T00:00:00Z");
        happensAt("2999-05-31T23:59:59.999999Z");
        happensAt("2999-06-01T00:00:00Z");
        assertThat(in("journal_other")).isEqualTo(3);

        Databases.changeWrite("select make_journal_partition('2999-05-17')");

        assertThat(in(MONTH)).isEqualTo(2);
        assertThat(in("journal_other")).isEqualTo(1);
        assertThat(in("journal")).isEqualTo(3);
        Databases.changeWrite("delete from journal where aggregate_id = '%s'".formatted(event));
    }

    private long in(String table) {
        return Databases.countInWrite(
                "select count(*) from %s where aggregate_id = '%s'".formatted(table, event));
    }

    private void happensAt(String time) {
        Databases.changeWrite(
                """
                insert into journal
                    (event_id, user_id, aggregate_id, version, type, occurred_at, data)
                select gen_random_uuid(), '%1$s', '%1$s', coalesce(max(version), 0) + 1, 'x', '%2$s',
                    '{}'
                from journal where aggregate_id = '%1$s'
                """
                        .formatted(event, time));
    }
}
