package tongbao.core.payment;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** The circumstances of a decision: time and chance are handed in, so that rules stay pure. */
public record Moment(Instant now, Source source, RandomGenerator chance) {}
