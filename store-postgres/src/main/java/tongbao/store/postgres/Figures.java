package tongbao.store.postgres;

import java.util.List;

/**
 * What the combined statements of one kind have done since the start.
 *
 * @param kind such as {@code create}
 * @param statements how many were sent
 * @param rows how many rows they had together
 * @param turnedAway rows that were not sent: the queue was full, or they had waited for too long
 * @param waiting rows that wait just now
 * @param waits rows that had to wait for others, and how long
 * @param sizes how many statements had 1, 2, 3–4, 5–8 … rows; the last counts all larger ones
 */
public record Figures(
        String kind, long statements, long rows, long turnedAway, int waiting, Waits waits, List<Long> sizes) {
    /** Of statements with more than 1,024 rows there is one number. */
    static final int SIZES = 12;

    public Figures {
        sizes = List.copyOf(sizes);
    }

    /** Rows that were not sent at once, and their time in the queue, in nanoseconds. */
    public record Waits(long rows, long totalNanos, long longestNanos) {}

    /** The place of a statement of so many rows in {@code sizes}: the power of two that holds it. */
    static int place(int rows) {
        return Math.min(SIZES - 1, Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1));
    }

    /** The most rows that are counted at a place of {@code sizes}. */
    public static int rowsMax(int place) {
        return 1 << place;
    }
}
