package io.thecodeforge.orders.command;

import io.thecodeforge.orders.events.Event;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import java.util.List;

/** What the rules say to a command. A refusal is a value; an exception would mean a bug. */
public sealed interface Decision<E extends Event> {

    /**
     * @param events what happens, in order; empty where the command changes nothing
     */
    record Accepted<E extends Event>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * @param detail a sentence with the facts, for the client
     * @param errors the faults of the command's body, where it is at fault
     */
    record Rejected<E extends Event>(ProblemType type, String detail, List<Problem.Fault> errors)
            implements Decision<E> {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }

    static <E extends Event> Decision<E> accepted(E event) {
        return new Accepted<>(List.of(event));
    }

    static <E extends Event> Decision<E> unchanged() {
        return new Accepted<>(List.of());
    }

    static <E extends Event> Decision<E> rejected(ProblemType type, String detail) {
        return new Rejected<>(type, detail, List.of());
    }
}
