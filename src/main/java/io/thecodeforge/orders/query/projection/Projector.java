package io.thecodeforge.orders.query.projection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Applies each poll to every projection, in one transaction that moves the position too.
 *
 * <p>Where that fails because of an event, smaller and smaller pieces find it: it is parked, and
 * all others are applied. Where it fails because of the store, it is tried again until the store is
 * back: nothing is passed over.
 */
@ApplicationScoped
class Projector {

    private final Intake intake;
    private final Pieces pieces;

    Projector(Intake intake, Pieces pieces) {
        this.intake = intake;
        this.pieces = pieces;
    }

    @Incoming(EventConsumers.CHANNEL)
    Uni<Void> project(ConsumerRecords<byte[], byte[]> records) {
        List<Delivery> taken = intake.take(records);
        return project(taken, taken.size());
    }

    /**
     * @param size of the next piece; halved by each failure, doubled by each success
     */
    private Uni<Void> project(List<Delivery> rest, int size) {
        if (rest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Delivery> piece = rest.subList(0, Math.min(size, rest.size()));
        return pieces.apply(piece).chain(outcome -> goOn(outcome, piece, rest));
    }

    private Uni<Void> goOn(Piece outcome, List<Delivery> piece, List<Delivery> rest) {
        int size = piece.size();
        return switch (outcome) {
            case Piece.Applied _ -> project(rest.subList(size, rest.size()), 2 * size);
            case Piece.Undecided _ -> project(rest, size);
            case Piece.Fenced(var lost) -> project(without(lost, rest), size);
            case Piece.Refused(var failure) when size == 1 ->
                    pieces.park(piece.getFirst(), failure)
                            .chain(parked -> goOn(parked, piece, rest));
            case Piece.Refused _ -> project(rest, size / 2);
        };
    }

    private static List<Delivery> without(Set<Integer> partitions, List<Delivery> rest) {
        return rest.stream()
                .filter(delivery -> !partitions.contains(delivery.claim().partition()))
                .toList();
    }
}
