package io.thecodeforge.orders.web;

/** The body of a command: read strictly, and told all that is wrong with it at once. */
public interface CommandBody {}
