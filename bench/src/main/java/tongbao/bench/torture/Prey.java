package tongbao.bench.torture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tongbao.simulate.mutants.Mutant;

/** The mutants of the simulation that have to be found in real processes too, each by one of the rules it breaks. */
enum Prey {
    ANSWER_BEFORE_COMMIT(Mutant.ANSWER_BEFORE_COMMIT, Set.of(Rule.ANSWERED_IS_KEPT)),
    NEW_NUMBER_ON_RETRY(Mutant.NEW_NUMBER_ON_RETRY, Set.of(Rule.REFUNDS_AGREE)),
    UNKNOWN_TAKEN_FOR_FAILED(
            Mutant.UNKNOWN_TAKEN_FOR_FAILED, Set.of(Rule.REFUNDS_AGREE, Rule.PAID_THERE_IS_PAID_HERE)),
    REFUND_BEFORE_COMMIT(Mutant.REFUND_BEFORE_COMMIT, Set.of(Rule.ANSWERED_IS_KEPT)),
    VERSION_GUARD_OFF(Mutant.VERSION_GUARD_OFF, Set.of(Rule.EVENTS, Rule.ANSWERED_IS_KEPT)),
    WORD_LOST(Mutant.WORD_LOST, Set.of(Rule.TOLD));

    private final Mutant mutant;
    private final Set<Rule> breaks;

    Prey(Mutant mutant, Set<Rule> breaks) {
        this.mutant = mutant;
        this.breaks = breaks;
    }

    Mutant mutant() {
        return mutant;
    }

    /** Whether one of the rules was broken that it is there to break. */
    boolean isFoundIn(Findings findings) {
        return findings.broken().stream().anyMatch(breaks::contains);
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
