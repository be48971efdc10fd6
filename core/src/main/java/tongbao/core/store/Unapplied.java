package tongbao.core.store;

/**
 * A genuine notice that left its payment as it was, and why; {@code version} is the payment's as the notice met it.
 */
public record Unapplied(Notice notice, Received.Outcome outcome, long version) {
    public Unapplied {
        if (outcome != Received.Outcome.NO_NEWS && outcome != Received.Outcome.CONTRADICTED_AGAIN) {
            throw new IllegalArgumentException("kept elsewhere: " + outcome);
        }
    }
}
