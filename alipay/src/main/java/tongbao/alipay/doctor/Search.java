package tongbao.alipay.doctor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
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

    /** How many accidents may be undone. */
    enum Steps {
        ONE,
        TWO
    }

    private final Target target;
    private final Budget budget;
    private final List<Repair<S>> repairs;
    private final Steps steps;

    Search(Target target, Budget budget, List<Repair<S>> repairs, Steps steps) {
        this.target = target;
        this.budget = budget;
        this.repairs = repairs;
        this.steps = steps;
    }

    Optional<Guess<S>> find(Guess<S> given) {
        if (isMet(given)) {
            return Optional.of(given);
        }
        var starts = new ArrayList<Start<S>>();
        long startsBytes = 0;
        var known = new HashSet<Long>(Set.of(trace(given)));
        for (Repair<S> repair : repairs) {
            Iterator<Guess<S>> guesses = guesses(repair, given);
            while (guesses.hasNext()) {
                Guess<S> guess = guesses.next();
                budget.tried(guess);
                if (isMet(guess)) {
                    return Optional.of(guess.after(given.accidents()));
                }
                if (budget.isSpent()) {
                    return Optional.empty();
                }
                boolean hasRoom = starts.size() < Budget.STARTS_MAX && startsBytes < Budget.STARTS_BYTES_MAX;
                if (hasRoom && repair.reach() != Reach.LAST && known.add(trace(guess))) {
                    startsBytes += guess.specimen().signedText().length();
                    starts.add(new Start<>(repair.reach(), guess.after(given.accidents())));
                }
            }
        }
        return steps == Steps.TWO ? secondStep(starts) : Optional.empty();
    }

    private Optional<Guess<S>> secondStep(List<Start<S>> starts) {
        for (Set<Reach> pair : SECOND_STEPS) {
            for (Start<S> start : starts) {
                for (Repair<S> repair : repairs) {
                    if (!isPair(pair, start.reach(), repair.reach())) {
                        continue;
                    }
                    Iterator<Guess<S>> guesses = guesses(repair, start.guess());
                    while (guesses.hasNext()) {
                        Guess<S> guess = guesses.next();
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

    /** Enough to leave out what was tried already; two texts of one trace cost a second step, not a wrong answer. */
    private static long trace(Guess<? extends Specimen> guess) {
        String text = guess.specimen().signedText();
        return ((long) text.hashCode() << 32) | text.length();
    }

    private static boolean isPair(Set<Reach> pair, Reach first, Reach second) {
        return EnumSet.of(first, second).equals(pair);
    }

    private static <S> Iterator<Guess<S>> guesses(Repair<S> repair, Guess<S> from) {
        return repair.undo().apply(from.specimen()).iterator();
    }

    private boolean isMet(Guess<S> guess) {
        byte[] text = guess.specimen().signedBytes();
        budget.spend(text.length);
        return target.isMetBy(text);
    }
}
