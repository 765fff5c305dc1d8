package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.query.projection.Columns;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.Projection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code order_history}: a row an event. A repeated event finds its row there. */
@ApplicationScoped
class HistoryProjection implements Projection {

    private static final String INSERT =
            """
            insert into order_history (order_id, version, user_id, type, occurred_at, data, actor)
            select * from unnest(
                $1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::timestamptz[], $6::text[],
                $7::text[])
                as e(order_id, version, user_id, type, occurred_at, data, actor)
            order by order_id, version
            on conflict (order_id, version) do nothing
            """;

    @Override
    public String name() {
        return "order-history";
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, EventBatch batch) {
        List<RecordedEvent> events =
                batch.events().stream()
                        .filter(envelope -> envelope.event() instanceof OrderEvent)
                        .map(EventCodec::encode)
                        .toList();
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(INSERT).execute(columns(events)).replaceWithVoid();
    }

    private static Tuple columns(List<RecordedEvent> events) {
        return Columns.of(events)
                .uuids(RecordedEvent::aggregateId)
                .integers(RecordedEvent::version)
                .uuids(RecordedEvent::userId)
                .texts(RecordedEvent::type)
                .instants(RecordedEvent::occurredAt)
                .texts(RecordedEvent::data)
                .texts(event -> event.origin().actor())
                .arguments();
    }
}
