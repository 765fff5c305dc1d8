package io.thecodeforge.orders.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mutants are of the code as it stands. */
class MutantsTest {

    static List<Mutant> mutants() {
        return Mutants.ALL;
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void each_fault_has_its_one_place_in_the_sources_and_compiles(Mutant mutant)
            throws IOException {
        assertThat(MutantCompiler.compile(mutant)).isNotEmpty();
    }
}
