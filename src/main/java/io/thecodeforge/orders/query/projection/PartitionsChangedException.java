package io.thecodeforge.orders.query.projection;

/** The topic has another number of partitions than it had: its keys have moved. */
class PartitionsChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartitionsChangedException(String topic, int were, int are) {
        super(
                """
                topic %s has %d partitions and had %d: a key's events are no longer in one place. \
                Make a topic anew with %d and republish the journal to it\
                """
                        .formatted(topic, are, were, were));
    }
}
