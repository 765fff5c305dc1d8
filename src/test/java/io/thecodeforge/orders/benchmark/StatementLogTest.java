package io.thecodeforge.orders.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementLogTest {

    private static final String LOG =
            """
            2026-11-24 19:07:58.466 UTC [7] LOG:  statement: BEGIN
            2026-11-24 19:07:58.467 UTC [8] LOG:  statement: BEGIN
            2026-11-24 19:07:58.468 UTC [7] LOG:  execute 0000003: insert into orders (id, name, note)
            \tvalues ($1, $2, $3)
            \t
            2026-11-24 19:07:58.468 UTC [7] DETAIL:  Parameters: $1 = 'an-order', $2 = 'O''Hara', $3 = NULL
            2026-11-24 19:07:58.469 UTC [8] LOG:  execute 0000001: select $1
            2026-11-24 19:07:58.469 UTC [8] DETAIL:  Parameters: $1 = 'another'
            2026-11-24 19:07:58.470 UTC [7] LOG:  statement: COMMIT
            2026-11-24 19:07:58.471 UTC [8] LOG:  statement: COMMIT
            """;

    private static final String AT_ONCE =
            """
            2026-11-24 19:07:58.466 UTC [7] LOG:  execute 0000001: select $1
            2026-11-24 19:07:58.466 UTC [7] DETAIL:  Parameters: $1 = 'an-order'
            2026-11-24 19:07:58.467 UTC [8] LOG:  execute 0000001: select $1
            2026-11-24 19:07:58.467 UTC [8] DETAIL:  Parameters: $1 = 'another'
            2026-11-24 19:07:58.468 UTC [7] LOG:  execute 0000002: insert into outbox values ($1)
            2026-11-24 19:07:58.468 UTC [7] DETAIL:  Parameters: $1 = 'an-order'
            """;

    @TempDir Path folder;

    @Test
    void a_transaction_is_its_sessions_statements_with_their_parameters() throws IOException {
        List<List<LoggedStatement>> found = log(LOG).commandsWith("an-order");

        assertThat(found).hasSize(1);
        assertThat(found.getFirst())
                .extracting(LoggedStatement::sql)
                .containsExactly(
                        "BEGIN",
                        "insert into orders (id, name, note)\n\tvalues ($1, $2, $3)",
                        "COMMIT");
        assertThat(found.getFirst().get(1).parameters())
                .containsExactly("an-order", "O'Hara", LoggedStatement.NULL);
    }

    @Test
    void a_command_without_a_transaction_ends_as_its_event_is_written() throws IOException {
        List<List<LoggedStatement>> found = log(AT_ONCE).commandsWith("an-order");

        assertThat(found).hasSize(1);
        assertThat(found.getFirst())
                .extracting(LoggedStatement::sql)
                .containsExactly("select $1", "insert into outbox values ($1)");
    }

    @Test
    void pgbench_sends_it_in_one_pipeline_with_an_order_of_its_own() throws IOException {
        LifeIds ids = new LifeIds("a-user", "an-order", List.of());

        PgbenchScript script =
                PgbenchScript.of(new RecordedLife(log(LOG).commandsWith("an-order"), ids));

        assertThat(script.text())
                .contains("\\startpipeline\nBEGIN;\ninsert into orders")
                .contains(
                        "lpad(to_hex(:n::int), 12, '0'))::uuid, :v1, null);\nCOMMIT;\n\\endpipeline");
        assertThat(script.variables()).containsEntry("v1", "O'Hara");
    }

    private StatementLog log(String text) throws IOException {
        return StatementLog.read(Files.writeString(folder.resolve("postgres.log"), text));
    }
}
