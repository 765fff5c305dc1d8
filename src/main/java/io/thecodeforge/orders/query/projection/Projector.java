package io.thecodeforge.orders.query.projection;

import io.quarkus.arc.All;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Applies each batch of events to every projection, in one transaction.
 *
 * <p>A batch that cannot be applied is tried again until it can: nothing is passed over. Its offset
 * is committed after its rows, so a crash between the two repeats the batch, which the projections'
 * version guards make harmless.
 */
@ApplicationScoped
class Projector {

    private static final Logger LOG = Logger.getLogger(Projector.class);

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** A connection that is gone without a word must not hold the projection up for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool read;
    private final List<Projection> projections;
    private final ProjectionSpans spans;

    Projector(
            @ReactiveDataSource("read") Pool read,
            @All List<Projection> projections,
            ProjectionSpans spans) {
        this.read = read;
        this.spans = spans;
        this.projections =
                projections.stream().sorted(Comparator.comparingInt(Projection::order)).toList();
    }

    @Incoming("events-in")
    Uni<Void> project(ConsumerRecords<String, String> records) {
        return Uni.createFrom()
                .item(() -> EventBatch.read(records))
                .chain(batch ->
                        spans.around(batch, read.withTransaction(tx -> applyAll(tx, batch))))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "A batch will be tried again"))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_WAIT)
                .indefinitely();
    }

    private Uni<Void> applyAll(SqlConnection tx, EventBatch batch) {
        Uni<Void> applied = Uni.createFrom().voidItem();
        for (Projection projection : projections) {
            applied = applied.chain(() -> projection.apply(tx, batch));
        }
        return applied;
    }
}
