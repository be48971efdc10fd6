package tongbao.core.gateway;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How payments were learned of by this process since its start, and how late. */
public record Figures(List<Way> ways) {
    public Figures {
        ways = List.copyOf(ways);
    }

    /** How a payment came to be known as paid. */
    public enum Learned {
        /** By the answer to a call of ours that wasn't a question. */
        REPLY,
        /** The channel told by itself. */
        NOTICE,
        /** Somebody wanted to know, and the channel was asked. */
        QUERY,
        /** A planned look: the notice was lost or late. */
        LOOK
    }

    /** The upper bounds of the classes of lateness; a last class has no bound. */
    public static final List<Duration> BOUNDS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1));

    /**
     * One way, with the time from payment at the channel to knowledge here. {@code counts} has one number for each of
     * {@link #BOUNDS} and one more.
     */
    public record Way(Learned learned, long payments, Duration total, Duration longest, List<Long> counts) {
        public Way {
            counts = List.copyOf(counts);
        }
    }

    public Way way(Learned learned) {
        return ways.stream().filter(way -> way.learned() == learned).findFirst().orElseThrow();
    }

    static int place(Duration late) {
        int place = 0;
        while (place < BOUNDS.size() && late.compareTo(BOUNDS.get(place)) > 0) {
            place++;
        }
        return place;
    }

    static List<Long> boxed(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }
}
