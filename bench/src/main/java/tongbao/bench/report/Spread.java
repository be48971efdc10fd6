package tongbao.bench.report;

import java.util.Collection;

/** A figure over the rounds. */
public record Spread(long median, long least, long most, int rounds) {
    /** Of at least one value; the median of an even number is the lower of the two in the middle. */
    public static Spread of(Collection<Long> values) {
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Spread(sorted[(sorted.length - 1) / 2], sorted[0], sorted[sorted.length - 1], sorted.length);
    }
}
