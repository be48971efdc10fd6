package tongbao.bench.torture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongbao.simulate.mutants.Mutant;

/** The mutants of the simulation that have to be found in real processes too, each by one of the rules it breaks. */
enum Prey {
    ANSWER_BEFORE_COMMIT(Mutant.ANSWER_BEFORE_COMMIT, Rule.ANSWERED_IS_KEPT, Rule.PAID_THERE_IS_PAID_HERE),
    NEW_NUMBER_ON_RETRY(Mutant.NEW_NUMBER_ON_RETRY, Rule.REFUNDS_AGREE, Rule.REFUNDS_FIT),
    UNKNOWN_TAKEN_FOR_FAILED(Mutant.UNKNOWN_TAKEN_FOR_FAILED, Rule.REFUNDS_AGREE, Rule.PAID_THERE_IS_PAID_HERE),
    WORD_LOST(Mutant.WORD_LOST, Rule.TOLD, Rule.TOLD);

    private final Mutant mutant;
    private final Rule breaks;
    private final Rule orBreaks;

    Prey(Mutant mutant, Rule breaks, Rule orBreaks) {
        this.mutant = mutant;
        this.breaks = breaks;
        this.orBreaks = orBreaks;
    }

    Mutant mutant() {
        return mutant;
    }

    /** Whether one of the rules was broken that it is there to break. */
    boolean isFoundIn(Findings findings) {
        return findings.broken().contains(breaks) || findings.broken().contains(orBreaks);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Prey> named(String word) {
        return List.of(values()).stream()
                .filter(each -> each.word().equals(word))
                .findFirst();
    }
}
