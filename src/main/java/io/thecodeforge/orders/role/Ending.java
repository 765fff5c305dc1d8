package io.thecodeforge.orders.role;

/** The process is about to end, and had the role that observers name by {@link OfRole}. */
public record Ending() {}
