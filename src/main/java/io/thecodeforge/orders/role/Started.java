package io.thecodeforge.orders.role;

/** The process has started, and has the role that observers name by {@link OfRole}. */
public record Started() {}
