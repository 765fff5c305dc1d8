package io.thecodeforge.orders.checker;

import java.util.List;

/** Faults that such a service is known to be built with, each of which the checker must find. */
final class Mutants {

    private Mutants() {}

    static final List<Mutant> ALL =
            List.of(
                    Mutant.named("no-version-guard")
                            .edit(
                                    "query/orders/OrderPatch.java",
                                    "return version < envelope.version();",
                                    "return true;")
                            .edit(
                                    "query/orders/OrderPatch.java",
                                    "return version > versionOf(known);",
                                    "return true;"),
                    Mutant.named("no-version-guard-in-sql")
                            .edit(
                                    "query/users/UserViewProjection.java",
                                    "where user_view.version < excluded.version",
                                    ""),
                    Mutant.named("acknowledged-before-commit")
                            .edit(
                                    "command/CommandHandler.java",
                                    """
                                    Panache.withTransaction(() ->
                                                            checkTime(since).chain(() -> idempotency.once(request, command, work)))
                                    """,
                                    """
                                    Uni.createFrom().<Reply>emitter(early ->
                                            Panache.withTransaction(() ->
                                                    checkTime(since)
                                                            .chain(() -> idempotency.once(request, command, work))
                                                            .invoke(done -> early.complete(done)))
                                                    .subscribe().with(done -> {}, early::fail))
                                    """),
                    Mutant.named("outbox-outside-the-transaction")
                            .edit(
                                    "journal/Journal.java",
                                    """
                                    insert into outbox (slot, position, user_id, occurred_at)
                                                select :slot, position, user_id, occurred_at from appended
                                    """,
                                    "select cast(:slot as int) from appended")
                            .edit(
                                    "journal/Journal.java",
                                    ".map(appended -> appended == 1)",
                                    """
                                    .invoke(() -> COMMITTED_SOON.add(e.id()))
                                    .map(appended -> appended == 1)
                                    """)
                            .edit(
                                    "journal/Journal.java",
                                    "signal.raise(HashSlot.of(userId));",
                                    """
                                    io.quarkus.arc.Arc.container().instance(io.vertx.mutiny.sqlclient.Pool.class).get()
                                            .preparedQuery(
                                                    "with late as (select event_id, position, user_id, occurred_at"
                                                    + " from journal where event_id = any($1)), put as ("
                                                    + "insert into outbox (slot, position, user_id, occurred_at)"
                                                    + " select get_byte(uuid_send(user_id), 15), position, user_id,"
                                                    + " occurred_at from late on conflict do nothing)"
                                                    + " select event_id from late")
                                            .execute(io.vertx.mutiny.sqlclient.Tuple.of(
                                                    (Object) COMMITTED_SOON.toArray(UUID[]::new)))
                                            .subscribe().with(
                                                    rows -> {
                                                        rows.forEach(row -> COMMITTED_SOON.remove(row.getUUID(0)));
                                                        signal.raise(HashSlot.of(userId));
                                                    },
                                                    lost -> {});
                                    """)
                            .edit(
                                    "journal/Journal.java",
                                    "private final RelaySignal signal;",
                                    """
                                    private static final java.util.Set<UUID> COMMITTED_SOON =
                                            java.util.concurrent.ConcurrentHashMap.newKeySet();

                                    private final RelaySignal signal;
                                    """),
                    Mutant.named("skip-locked-without-lanes")
                            .edit(
                                    "journal/relay/Outbox.java",
                                    "and user_id <> all($3)",
                                    "and user_id <> all($3) and pg_try_advisory_lock(position)")
                            .edit(
                                    "journal/relay/LaneTable.java",
                                    "owner = $1 as mine",
                                    "true as mine")
                            .edit(
                                    "journal/relay/Census.java",
                                    "return lanes / members + (rank < lanes % members ? 1 : 0);",
                                    "return lanes;"),
                    Mutant.named("token-checked-on-another-snapshot")
                            .edit(
                                    "query/freshness/ReadModel.java",
                                    "return answer.chain(",
                                    """
                                    var later = new java.util.concurrent.atomic.AtomicBoolean();
                                    return answer
                                            .call(old -> run(NOTHING_ELSE, question.terms().asTokens())
                                                    .invoke(seen -> later.set(seen.getBoolean("applied"))))
                                            .chain(
                                    """)
                            .edit(
                                    "query/freshness/ReadModel.java",
                                    """
                                    row.getBoolean("applied")
                                                                    ? Uni
                                    """,
                                    "later.get() ? Uni"),
                    Mutant.named("offset-committed-first")
                            .edit(
                                    "query/projection/PieceTransactions.java",
                                    "anyMatch(delivery -> delivery.claim().mayHaveParked())",
                                    "allMatch(delivery -> true)")
                            .edit(
                                    "query/projection/PieceTransactions.java",
                                    """
                                    positions
                                                            .move(tx, piece)
                                                            .chain(hasParked -> blocked(tx, piece, hasParked))
                                                            .map(blocked -> Triage.of(arrivals, blocked))
                                                            .chain(triage -> apply(tx, triage)));
                                    """,
                                    """
                                    positions.move(tx, piece))
                                            .chain(hasParked -> read.withTransaction(tx ->
                                                    blocked(tx, piece, hasParked)
                                                            .map(blocked -> Triage.of(arrivals, blocked))
                                                            .chain(triage -> apply(tx, triage))));
                                    """),
                    Mutant.named("idempotency-key-stored-apart")
                            .edit(
                                    "command/CommandHandler.java",
                                    "aggregate.rows(command) == null",
                                    "aggregate.rows(command) == null || request.hasKey()")
                            .edit(
                                    "command/Idempotency.java",
                                    "case Free _ -> keep(request, fingerprint, work.get());",
                                    "case Free _ -> work.get();")
                            .edit(
                                    "command/Idempotency.java",
                                    "() -> once(request, command, () -> Uni.createFrom().item(reply)))",
                                    "() -> keep(request, fingerprints.of(request, command),"
                                            + " Uni.createFrom().item(reply)))"
                                            + ".onFailure().recoverWithItem(reply)")
                            .edit(
                                    "command/CommandHandler.java",
                                    "checkTime(since).chain(() -> idempotency.once(request, command, work)))",
                                    """
                                    checkTime(since).chain(() -> idempotency.once(request, command, work)))
                                            .call(done -> idempotency.keepFirst(request, command, done)
                                                    .onFailure().recoverWithItem(done))
                                    """),
                    Mutant.named("no-version-guard-of-commands")
                            .edit(
                                    "command/order/OrderRows.java",
                                    "where id = :aggregateId and version = :version - 1",
                                    "where id = :aggregateId"),
                    Mutant.named("no-fencing-of-projectors")
                            .edit(
                                    "query/projection/Positions.java",
                                    "where p.topic = $1 and p.epoch = b.epoch and p.next_offset = b.expected",
                                    "where p.topic = $1"),
                    Mutant.named("outbox-deleted-before-acknowledged")
                            .edit(
                                    "journal/relay/Forwarder.java",
                                    "sending++;",
                                    "sending++; remover.add(new Acknowledged(lane, next));"),
                    Mutant.named("if-match-not-checked")
                            .edit(
                                    "command/Execution.java",
                                    "request.precondition().allows(state.version())",
                                    "request.precondition() != null"),
                    Mutant.named("cursor-includes-its-row")
                            .edit(
                                    "query/orders/OrderListQueries.java",
                                    "(created_at, order_id) < ($9, $10)",
                                    "(created_at, order_id) <= ($9, $10)"));
}
