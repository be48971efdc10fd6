package tongbao.core.payment;

import java.time.Instant;

/**
 * One move in the life of a payment, never changed afterwards. {@code subject} is {@code payment}, {@code attempt N} or
 * a refund's id; {@code cause} says why in a few words.
 */
public record Event(Instant at, Source source, String subject, String from, String to, String cause) {
    static final String CONTRADICTED = "contradicted";

    /** Whether it records something that can't be true together with what is kept. */
    public boolean isContradiction() {
        return to.equals(CONTRADICTED);
    }
}
