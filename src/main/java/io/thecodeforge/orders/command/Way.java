package io.thecodeforge.orders.command;

import io.thecodeforge.orders.command.Outcome.Done;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.function.Function;

/** How a command is kept from being decided on what others change meanwhile. */
sealed interface Way<S extends State> {

    LockModeType lock();

    /** What is written around the rows of an event. */
    Around around(Done<S> done);

    /**
     * @param before says by {@code free} whether they may be written
     * @param after goes with them
     */
    record Around(Rows before, Rows after) {

        static final Around NOTHING =
                new Around(new Rows("free as (\n    select 1),\n", Map.of()), Rows.NONE);
    }

    /**
     * One statement writes all, if the version is still that on which was decided (optimistic): a
     * round trip to load, and one to write.
     */
    record AtOnce<S extends State>(Function<Done<S>, Around> keeping) implements Way<S> {
        @Override
        public LockModeType lock() {
            return LockModeType.NONE;
        }

        @Override
        public Around around(Done<S> done) {
            return keeping.apply(done);
        }
    }

    /** The aggregate is locked from the loading on: others wait, and nothing is in vain. */
    record InTransaction<S extends State>() implements Way<S> {
        @Override
        public LockModeType lock() {
            return LockModeType.PESSIMISTIC_WRITE;
        }

        @Override
        public Around around(Done<S> done) {
            return Around.NOTHING;
        }
    }
}
