package tongbao.core.store;

import java.time.Instant;

/** A word to a business app that was not delivered yet; version and place are its {@link Message}'s. */
public record Waiting(long version, int place, Instant nextTryAt) {}
