package tongbao.alipay.doctor;

/** How much an examination may cost, counted and not timed, so that the same input always has the same answer. */
final class Budget {
    /** A guess is a hash over about a kilobyte. */
    static final int GUESSES_MAX = 300_000;

    static final long BYTES_MAX = 256L * 1024 * 1024;

    private final int guessesMax;
    private int guesses;
    private long bytes;

    Budget(int guessesMax) {
        this.guessesMax = guessesMax;
    }

    void spend(int bytesHashed) {
        guesses++;
        bytes += bytesHashed;
    }

    boolean isSpent() {
        return guesses >= guessesMax || bytes >= BYTES_MAX;
    }

    int guesses() {
        return guesses;
    }
}
