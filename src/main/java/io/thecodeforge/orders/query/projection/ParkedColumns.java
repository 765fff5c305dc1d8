package io.thecodeforge.orders.query.projection;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Parked records as one array a column; what is text is short and can be stored whatever it was.
 */
final class ParkedColumns {

    private static final int LONGEST = 255;

    private ParkedColumns() {}

    static Tuple of(List<Parked> parked) {
        Columns of = new Columns(parked);
        return Tuple.tuple()
                .addValue(of.column(String[]::new, LogRecord::topicId))
                .addValue(of.column(Integer[]::new, LogRecord::partition))
                .addValue(of.column(Long[]::new, LogRecord::offset))
                .addValue(of.parked(p -> p.queue().name()))
                .addValue(of.parked(p -> p.kind().word()))
                .addValue(of.parked(p -> storable(p.reason())))
                .addValue(of.column(UUID[]::new, r -> uuid(r, "ce_id")))
                .addValue(of.column(String[]::new, r -> storable(r.header("ce_type"))))
                .addValue(of.column(UUID[]::new, r -> uuid(r, "ce_subject")))
                .addValue(of.column(Integer[]::new, ParkedColumns::version))
                .addValue(of.column(Buffer[]::new, r -> buffer(r.key())))
                .addValue(of.column(String[]::new, r -> HeaderText.write(r.headers())))
                .addValue(of.column(Buffer[]::new, r -> buffer(r.value())))
                .addValue(
                        of.column(
                                OffsetDateTime[]::new,
                                r -> r.recordedAt().atOffset(ZoneOffset.UTC)));
    }

    /** PostgreSQL's text holds everything but NUL. */
    static @Nullable String storable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String shortened = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return shortened.replace('\0', '\uFFFD');
    }

    private static @Nullable UUID uuid(LogRecord record, String header) {
        return Queue.uuid(record.header(header)).orElse(null);
    }

    private static @Nullable Integer version(LogRecord record) {
        String sequence = record.header("ce_sequence");
        return sequence != null && sequence.matches("[0-9]{1,9}")
                ? Integer.valueOf(sequence)
                : null;
    }

    private static @Nullable Buffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    private record Columns(List<Parked> all) {

        <T> T[] column(IntFunction<T[]> array, Function<LogRecord, @Nullable T> fact) {
            return all.stream().map(p -> p.arrival().record()).map(fact).toArray(array);
        }

        @Nullable String[] parked(Function<Parked, @Nullable String> fact) {
            return all.stream().map(fact).toArray(String[]::new);
        }
    }
}
