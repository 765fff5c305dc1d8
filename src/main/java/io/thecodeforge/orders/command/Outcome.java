package io.thecodeforge.orders.command;

import io.thecodeforge.orders.web.Problem;
import java.util.UUID;

/** How a command ended: done, or refused with the problem that the client is told. */
public sealed interface Outcome<S extends State> {

    record Done<S extends State>(UUID id, S state) implements Outcome<S> {}

    record Refused<S extends State>(Problem problem) implements Outcome<S> {}
}
