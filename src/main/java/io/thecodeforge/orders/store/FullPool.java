package io.thecodeforge.orders.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Keeps all connections of a pool open, by using each of them before it is closed for being idle.
 * Who comes after a quiet while, or many at once, finds them there: a login takes PostgreSQL a new
 * process, which has to map each page of the shared buffers that it touches, and the end of an old
 * one has to unmap them, so that twenty of each took both cores for a tenth of a second where a
 * million orders were in memory.
 *
 * <p>All of them, because a pool of Vert.x that may open another does so rather than lend one of
 * another event loop. HikariCP's manual advises the same, a pool of fixed size.
 *
 * <p>Where the database's host is gone without a word, all of them are lost, and held until the
 * silence has told: so only for a pool whose silence is short.
 */
public final class FullPool {

    private static final Logger LOG = Logger.getLogger(FullPool.class);

    /** How often that is, while one on which nothing comes would be taken for lost. */
    private static final int USES = 4;

    private final Pool pool;
    private final int size;
    private final Duration silence;

    private Cancellable kept = () -> {};

    /**
     * @param size of the pool
     * @param silence of the pool's connections, as {@link NamedPool} was told
     */
    public FullPool(Pool pool, int size, Duration silence) {
        this.pool = pool;
        this.size = size;
        this.silence = silence;
    }

    /**
     * Begins after the first quarter of the silence, which leaves the start to those who are needed
     * first. What is not answered is left to the pool, which closes what is silent.
     */
    public void keep() {
        Duration period = silence.dividedBy(USES);
        kept =
                Multi.createFrom()
                        .ticks()
                        .startingAfter(period)
                        .every(period)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(_ -> useAll())
                        .subscribe()
                        .with(_ -> {}, failure -> LOG.error("A pool is not kept open", failure));
    }

    public void leave() {
        kept.cancel();
    }

    /** At once, so that hardly any is used twice and another not at all. */
    private Uni<Void> useAll() {
        return Multi.createFrom()
                .range(0, size)
                .onItem()
                .transformToUni(_ -> use())
                .merge(size)
                .collect()
                .last()
                .ifNoItem()
                .after(silence)
                .recoverWithItem(false)
                .replaceWithVoid();
    }

    /** By an empty transaction, which unlike a statement is not traced, nor counted by metrics. */
    private Uni<Boolean> use() {
        return pool.withTransaction(_ -> Uni.createFrom().item(true))
                .onFailure()
                .recoverWithItem(false);
    }
}
