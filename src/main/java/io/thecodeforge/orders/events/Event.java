package io.thecodeforge.orders.events;

/** Something that happened to one aggregate: a fact, in the past tense, never changed. */
public sealed interface Event permits OrderEvent, UserEvent {}
