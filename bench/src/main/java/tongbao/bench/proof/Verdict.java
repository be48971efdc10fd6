package tongbao.bench.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a comparison. {@code lost}: acknowledged, and not there. {@code doubled}: there more than once.
 * {@code different}: there with other content. {@code unasked}: there, though it was refused or never asked for.
 */
public record Verdict(
        long compared, long lost, long doubled, long different, long unasked, long unknown, List<String> examples) {
    private static final int EXAMPLES_MAX = 20;

    public Verdict {
        examples = List.copyOf(examples.subList(0, Math.min(EXAMPLES_MAX, examples.size())));
    }

    public static Verdict none() {
        return new Verdict(0, 0, 0, 0, 0, 0, List.of());
    }

    /** Successes that say something else than was asked for are differences, whatever is there. */
    public static Verdict ofAnswers(long wrong, List<String> examples) {
        return new Verdict(
                0,
                0,
                0,
                wrong,
                0,
                0,
                examples.stream().map(text -> "a wrong answer: " + text).toList());
    }

    /** So many payments were compared. */
    public static Verdict compared(long payments) {
        return new Verdict(payments, 0, 0, 0, 0, 0, List.of());
    }

    /** The number of payments in all is not what it has to be. */
    public static Verdict ofCount(String what) {
        return new Verdict(0, 0, 0, 1, 0, 0, List.of("different: " + what));
    }

    /** What was found, without the number of payments, which are compared again after every run of their round. */
    public Verdict uncounted() {
        return new Verdict(0, lost, doubled, different, unasked, unknown, examples);
    }

    public boolean isGood() {
        return lost == 0 && doubled == 0 && different == 0 && unasked == 0;
    }

    /** Both together. */
    public Verdict and(Verdict other) {
        List<String> all = new ArrayList<>(examples);
        all.addAll(other.examples);
        return new Verdict(
                compared + other.compared,
                lost + other.lost,
                doubled + other.doubled,
                different + other.different,
                unasked + other.unasked,
                unknown + other.unknown,
                all);
    }
}
