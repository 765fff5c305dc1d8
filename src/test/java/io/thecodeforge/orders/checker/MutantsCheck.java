package io.thecodeforge.orders.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.processes.Packaged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * What the checker is worth: it finds each of the mutants. Not in every build: {@code ./mvnw verify
 * -Dit.test=MutantsCheck}, with {@code -Dorders.checker.mutants=} for some of them.
 */
class MutantsCheck {

    private static final Duration LENGTH = Duration.ofSeconds(120);
    private static final int SEEDS = 3;

    /** What became of one. */
    private record Fate(String mutant, double seconds, String rule, boolean isFound) {

        @Override
        public String toString() {
            return "| `%s` | %.0f s | %s |".formatted(mutant, seconds, rule);
        }
    }

    @Test
    void each_mutant_is_found() throws Exception {
        List<Fate> fates = new ArrayList<>();
        for (Mutant mutant : Mutants.ALL.stream().filter(isAskedFor()).toList()) {
            fates.add(hunt(mutant));
            System.out.println(fates.getLast());
        }
        fates.forEach(System.out::println);
        assertThat(fates).isNotEmpty().allMatch(Fate::isFound);
    }

    private static Fate hunt(Mutant mutant) throws Exception {
        Packaged application = MutantBuild.of(mutant);
        double seconds = 0;
        long first = Long.getLong("orders.test.seed", 1);
        for (long seed = first; seed < first + SEEDS; seed++) {
            Checker.Outcome outcome = Checker.run(application, seed, LENGTH);
            System.out.println(mutant.name() + ", seed " + seed + ": " + outcome.told());
            seconds += outcome.seconds();
            Violation violation = outcome.violation();
            if (violation != null) {
                assertThat(violation.rule()).isNotEqualTo(Checker.ITSELF);
                return new Fate(mutant.name(), seconds, violation.rule(), true);
            }
        }
        return new Fate(mutant.name(), seconds, "not found", false);
    }

    private static Predicate<Mutant> isAskedFor() {
        String some = System.getProperty("orders.checker.mutants", "");
        return some.isEmpty()
                ? _ -> true
                : mutant -> Set.of(some.split(",")).contains(mutant.name());
    }
}
