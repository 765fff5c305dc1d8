package io.thecodeforge.orders.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Which claim counts, when partitions move between consumers of one process. */
class ClaimsTest {

    private final List<Integer> claimed = new ArrayList<>();
    private final EventLog log = new EventLog(null, "topic");
    private final MockConsumer<byte[], byte[]> first = consumer();
    private final MockConsumer<byte[], byte[]> second = consumer();

    private final Claiming claiming =
            new Claiming(log, null) {
                @Override
                Uni<List<Claim>> claim(Collection<Integer> partitions) {
                    claimed.addAll(partitions);
                    return Uni.createFrom()
                            .item(
                                    partitions.stream()
                                            .map(p -> new Claim("id", p, claimed.size(), 0))
                                            .toList());
                }
            };

    private final EventConsumers consumers =
            new EventConsumers(null) {
                @Override
                @SuppressWarnings("unchecked")
                void run(
                        Consumer<?, ?> consumer,
                        java.util.function.Consumer<Consumer<byte[], byte[]>> action) {
                    action.accept((Consumer<byte[], byte[]>) consumer);
                }
            };

    private final Claims claims =
            new Claims(claiming, log, consumers, new ProjectorState(), List.of());

    @Test
    void a_late_batch_that_is_fenced_takes_no_newer_claim_away() {
        claims.begin(first, List.of(3));
        Claim late = claims.of(3);
        claims.end(first, List.of(3));
        claims.begin(second, List.of(3));
        Claim good = claims.of(3);

        claims.claimAgain(List.of(late));

        assertThat(claims.of(3)).isSameAs(good).isNotSameAs(late);
        assertThat(claimed).containsExactly(3, 3);
    }

    @Test
    void a_claim_that_is_fenced_is_made_again() {
        claims.begin(first, List.of(3, 4));
        Claim fenced = claims.of(3);

        claims.claimAgain(List.of(fenced));

        assertThat(claims.of(3)).isNotNull().isNotSameAs(fenced);
        assertThat(claimed).containsExactly(3, 4, 3);
    }

    @Test
    void what_is_not_assigned_any_more_is_not_claimed_again() {
        claims.begin(first, List.of(3));
        Claim fenced = claims.of(3);
        claims.end(first, List.of(3));

        claims.claimAgain(List.of(fenced));

        assertThat(claimed).containsExactly(3);
        assertThat(claims.isEmpty()).isTrue();
    }

    @Test
    void a_consumer_that_loses_what_another_has_been_given_takes_nothing_from_that() {
        claims.begin(first, List.of(3));
        claims.begin(second, List.of(3));

        claims.end(first, List.of(3));

        assertThat(claims.of(3)).isNotNull();
    }

    /** It relies on all being paused, and reads on: what is resumed would be read to its end. */
    @Test
    void what_is_claimed_while_the_channel_has_too_much_is_not_read_before_the_rest_is() {
        claims.begin(first, List.of(3));
        first.pause(first.assignment());

        claims.begin(first, List.of(4));

        assertThat(claims.of(4)).isNotNull();
        assertThat(first.paused()).hasSize(2);
    }

    @Test
    void what_is_claimed_otherwise_is_read() {
        claims.begin(first, List.of(3));
        first.pause(List.of(new TopicPartition("topic", 4)));

        claims.begin(first, List.of(4));

        assertThat(first.paused()).isEmpty();
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.assign(List.of(new TopicPartition("topic", 3), new TopicPartition("topic", 4)));
        return consumer;
    }
}
