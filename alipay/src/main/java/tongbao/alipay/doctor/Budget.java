package tongbao.alipay.doctor;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** How much an examination may cost, counted and not timed, so that the same input always has the same answer. */
final class Budget {
    /** A guess is a hash over about a kilobyte. */
    static final int GUESSES_MAX = 300_000;

    static final long BYTES_MAX = 256L * 1024 * 1024;
    /** First steps that are kept for a second one. */
    static final int STARTS_MAX = 2_000;

    static final long STARTS_BYTES_MAX = 64L * 1024 * 1024;

    private final int portion;
    private int guessesMax;
    private final Set<Cause> tried = EnumSet.noneOf(Cause.class);
    private int guesses;
    private long bytesMax = BYTES_MAX;
    private long bytes;

    Budget(int guessesMax) {
        portion = guessesMax;
        this.guessesMax = guessesMax;
    }

    void spend(int bytesHashed) {
        guesses++;
        bytes += bytesHashed;
    }

    /** As much again for another question; there are at most eight. */
    void extend() {
        guessesMax = guesses + portion;
        bytesMax = bytes + BYTES_MAX;
    }

    void tried(Guess<?> guess) {
        guess.accidents().forEach(it -> tried.add(it.cause()));
    }

    boolean isSpent() {
        return guesses >= guessesMax || bytes >= bytesMax;
    }

    int guesses() {
        return guesses;
    }

    Set<Cause> tried() {
        return Collections.unmodifiableSet(tried);
    }
}
