package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients send cannot look like a line of the log. */
class OneLineTest {

    private static final String FORGED = "x\r\n2026-11-23 ERROR all is lost";

    @ParameterizedTest
    @CsvSource({"'a\nb', a\\u000ab", "'a\r\nb', a\\u000d\\u000ab", "'\u001b[2K', \\u001b[2K"})
    void control_characters_are_escaped(String sent, String written) {
        assertThat(OneLine.escaped(sent)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"Zoë 👩🏽‍🚀 %s {0}", "'a	b'", "''"})
    void everything_else_stays_as_it_is(String sent) {
        assertThat(OneLine.escaped(sent)).isEqualTo(sent);
    }

    @Test
    void a_message_is_one_line_with_its_parameters() {
        ExtLogRecord event = new ExtLogRecord(Level.WARN, "said %s", FormatStyle.PRINTF, "test");
        event.setParameters(new Object[] {FORGED});

        assertThat(new PatternFormatter("%s").formatMessage(filtered(event)))
                .isEqualTo("said x\\u000d\\u000a2026-11-23 ERROR all is lost");
    }

    @Test
    void an_exceptions_messages_are_one_line_each_and_its_stack_stays() {
        IllegalStateException thrown =
                new IllegalStateException("outer", new IllegalArgumentException(FORGED));
        ExtLogRecord event = record(thrown);

        StringWriter written = new StringWriter();
        filtered(event).getThrown().printStackTrace(new PrintWriter(written, true));

        assertThat(written.toString().lines())
                .noneMatch(line -> line.startsWith("2026"))
                .contains("java.lang.IllegalStateException: outer")
                .anyMatch(line ->
                        line.startsWith("Caused by: java.lang.IllegalArgumentException: x\\u000d"))
                .anyMatch(line -> line.contains("OneLineTest.an_exceptions_messages"));
    }

    @Test
    void an_exception_that_says_nothing_like_it_is_left_alone() {
        IllegalStateException thrown = new IllegalStateException("outer");

        assertThat(filtered(record(thrown)).getThrown()).isSameAs(thrown);
    }

    private static ExtLogRecord record(@Nullable Throwable thrown) {
        ExtLogRecord event = new ExtLogRecord(Level.ERROR, "failed", "test");
        event.setThrown(thrown);
        return event;
    }

    private static ExtLogRecord filtered(ExtLogRecord event) {
        assertThat(new OneLine().isLoggable(event)).isTrue();
        return event;
    }
}
