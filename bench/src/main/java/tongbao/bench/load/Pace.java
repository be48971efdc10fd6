package tongbao.bench.load;

/** When the next request is meant to go out, in nanoseconds since the start of the run. */
public sealed interface Pace {
    /** A closed loop: whenever a connection is free. */
    record AsFastAsAnswered() implements Pace {}

    /** An open loop: at a rate that does not wait for answers. */
    record PerSecond(int requests) implements Pace {
        public PerSecond {
            if (requests < 1) {
                throw new IllegalArgumentException("a rate is at least 1 a second");
            }
        }
    }

    /** When the request that follows {@code sent} others is meant to go out; {@code now} counts from the start, too. */
    default long due(long sent, long now) {
        return switch (this) {
            case AsFastAsAnswered free -> now;
            case PerSecond rate -> sent * 1_000_000_000L / rate.requests();
        };
    }
}
