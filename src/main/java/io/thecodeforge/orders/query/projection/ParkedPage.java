package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code parked_event}, as operators see it. */
@ApplicationScoped
class ParkedPage {

    private static final String PAGE =
            "select * from parked_event where id > $1 order by id limit $2";

    private static final String COUNT = "select count(*) as parked from parked_event";

    private final Pool read;

    ParkedPage(@ReactiveDataSource("read") Pool read) {
        this.read = read;
    }

    /** The oldest first. */
    Uni<ParkedAnswers.Page> after(long id, int size) {
        return read.preparedQuery(PAGE)
                .execute(Tuple.of(id, size + 1))
                .map(rows -> rows.stream().map(ParkedPage::item).toList())
                .map(found -> page(found, size));
    }

    Uni<Long> count() {
        return read.preparedQuery(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong("parked"));
    }

    private static ParkedAnswers.Page page(List<ParkedAnswers.Event> found, int size) {
        List<ParkedAnswers.Event> items = found.subList(0, Math.min(size, found.size()));
        return new ParkedAnswers.Page(
                items,
                size,
                found.size() > size ? ParkedCursor.encode(items.getLast().id()) : null);
    }

    private static ParkedAnswers.Event item(Row row) {
        return new ParkedAnswers.Event(
                row.getLong("id"),
                row.getString("queue"),
                row.getString("kind"),
                row.getString("reason"),
                row.getUUID("event_id"),
                row.getString("type"),
                row.getUUID("aggregate_id"),
                row.getInteger("version"),
                row.getInteger("partition"),
                row.getLong("log_offset"),
                text(row.getValue("key")),
                headers(row.getString("headers")),
                text(row.getValue("value")),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getOffsetDateTime("parked_at").toInstant(),
                row.getInteger("attempts"));
    }

    private static Map<String, String> headers(String stored) {
        Map<String, String> headers = new LinkedHashMap<>();
        HeaderText.read(stored)
                .forEach(header -> {
                    if (header.value() != null) {
                        headers.put(
                                header.name(), new String(header.value(), StandardCharsets.UTF_8));
                    }
                });
        return headers;
    }

    private static @Nullable String text(@Nullable Object bytes) {
        return bytes instanceof Buffer buffer ? buffer.toString(StandardCharsets.UTF_8) : null;
    }
}
