package io.thecodeforge.orders.web;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One log line is one event: control characters are written as escapes, so that nobody can write
 * lines of their own into the log with what they send (CWE-117).
 */
@LoggingFilter(name = "one-line")
public final class OneLine implements Filter {

    private static final Formatter FORMATTER = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord record) {
        if (record instanceof ExtLogRecord event) {
            String message = FORMATTER.formatMessage(event);
            if (!message.equals(escaped(message))) {
                event.setMessage(escaped(message), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
            @Nullable Throwable thrown = event.getThrown();
            if (thrown != null && EscapedException.isNeededFor(thrown)) {
                event.setThrown(new EscapedException(thrown));
            }
        }
        return true;
    }

    static String escaped(String text) {
        if (text.codePoints().noneMatch(OneLine::endsOrHidesALine)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (endsOrHidesALine(c)) {
                        escaped.append("\\u%04x".formatted(c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                });
        return escaped.toString();
    }

    /** Tabs do neither; U+2028 and U+2029 are line ends to some who read logs. */
    private static boolean endsOrHidesALine(int c) {
        return Character.isISOControl(c) && c != '\t' || c == 0x2028 || c == 0x2029;
    }
}
