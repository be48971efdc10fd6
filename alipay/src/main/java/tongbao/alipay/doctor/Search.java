package tongbao.alipay.doctor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongbao.alipay.doctor.Repair.Reach;

/** The search for the text that was signed: up to two accidents are undone, the cheapest pairs first. */
final class Search<S extends Specimen> {
    private static final List<Set<Reach>> SECOND_STEPS = List.of(
            EnumSet.of(Reach.BROAD),
            EnumSet.of(Reach.BROAD, Reach.SINGLE),
            EnumSet.of(Reach.BROAD, Reach.LAST),
            EnumSet.of(Reach.SINGLE),
            EnumSet.of(Reach.SINGLE, Reach.LAST));

    /** A guess worth a second step, and by which kind of repair it came about. */
    private record Start<S>(Reach reach, Guess<S> guess) {}

    private final Target target;
    private final Budget budget;
    private final List<Repair<S>> repairs;

    Search(Target target, Budget budget, List<Repair<S>> repairs) {
        this.target = target;
        this.budget = budget;
        this.repairs = repairs;
    }

    Optional<Guess<S>> find(Guess<S> given) {
        if (isMet(given)) {
            return Optional.of(given);
        }
        var starts = new ArrayList<Start<S>>();
        var known = new HashSet<String>(Set.of(given.specimen().signedText()));
        for (Repair<S> repair : repairs) {
            for (Guess<S> guess : each(repair, given)) {
                if (isMet(guess)) {
                    return Optional.of(guess.after(given.accidents()));
                }
                if (budget.isSpent()) {
                    return Optional.empty();
                }
                if (repair.reach() != Reach.LAST && known.add(guess.specimen().signedText())) {
                    starts.add(new Start<>(repair.reach(), guess.after(given.accidents())));
                }
            }
        }
        return secondStep(starts);
    }

    private Optional<Guess<S>> secondStep(List<Start<S>> starts) {
        for (Set<Reach> pair : SECOND_STEPS) {
            for (Start<S> start : starts) {
                for (Repair<S> repair : repairs) {
                    if (!isPair(pair, start.reach(), repair.reach())) {
                        continue;
                    }
                    for (Guess<S> guess : each(repair, start.guess())) {
                        if (isMet(guess)) {
                            return Optional.of(guess.after(start.guess().accidents()));
                        }
                        if (budget.isSpent()) {
                            return Optional.empty();
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPair(Set<Reach> pair, Reach first, Reach second) {
        return EnumSet.of(first, second).equals(pair);
    }

    private static <S> Iterable<Guess<S>> each(Repair<S> repair, Guess<S> from) {
        return repair.undo().apply(from.specimen())::iterator;
    }

    private boolean isMet(Guess<S> guess) {
        byte[] text = guess.specimen().signedBytes();
        budget.spend(text.length);
        return target.isMetBy(text);
    }
}
