package tongbao.core.payment;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** The circumstances of a decision: time, chance and the app's policy are handed in, so that rules stay pure. */
public record Moment(Instant now, Source source, RandomGenerator chance, Policy policy) {
    public Moment(Instant now, Source source, RandomGenerator chance) {
        this(now, source, chance, Policy.USUAL);
    }
}
