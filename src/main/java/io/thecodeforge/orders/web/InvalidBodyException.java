package io.thecodeforge.orders.web;

import java.util.List;
import java.util.Map;

/** A body that is JSON and not what is expected, with every fault by its JSON pointer. */
class InvalidBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> faults;

    InvalidBodyException(Map<String, String> faults) {
        super("a client's body is at fault", null, false, false);
        this.faults = faults;
    }

    Problem problem() {
        List<Problem.Fault> errors =
                faults.entrySet().stream()
                        .map(fault -> new Problem.Fault(fault.getKey(), fault.getValue()))
                        .toList();
        return Problem.of(ProblemType.INVALID, "The request breaks constraints.", errors);
    }
}
