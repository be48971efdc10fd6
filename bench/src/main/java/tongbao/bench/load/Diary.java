package tongbao.bench.load;

import java.util.Arrays;

/** What became of every request of a run, by its number. */
public final class Diary {
    private static final int NONE = -1;

    private final long[] intendedNanos;
    private final long[] endedNanos;
    private final int[] answers;
    private final short[] statuses;
    private final End[] ends;
    private final Shelf shelf;
    private int count;
    private long startNanos;
    private long lastNanos;

    Diary(int size, Shelf shelf) {
        this.intendedNanos = new long[size];
        this.endedNanos = new long[size];
        this.answers = new int[size];
        this.statuses = new short[size];
        this.ends = new End[size];
        this.shelf = shelf;
        Arrays.fill(ends, End.UNSENT);
        Arrays.fill(answers, NONE);
    }

    void begin(long nanos) {
        startNanos = nanos;
        lastNanos = nanos;
    }

    void intended(int number, long nanos) {
        intendedNanos[number] = nanos;
        count++;
    }

    void ended(int number, End end, long nanos) {
        ends[number] = end;
        endedNanos[number] = nanos;
        lastNanos = Math.max(lastNanos, nanos);
    }

    void answered(int number, int status, int answer, long nanos) {
        ended(number, End.ANSWERED, nanos);
        statuses[number] = (short) status;
        answers[number] = answer;
    }

    /** Whether the run came to this request at all. */
    public boolean has(int number) {
        return endedNanos[number] != 0;
    }

    public End end(int number) {
        return ends[number];
    }

    public int status(int number) {
        return statuses[number];
    }

    /** The whole answer, head and body, of a request that was answered. */
    public byte[] answer(int number) {
        return shelf.copy(answers[number]);
    }

    /** From when the request was meant to go out, whether or not a connection was free, until its end. */
    public long latencyNanos(int number) {
        return endedNanos[number] - intendedNanos[number];
    }

    /** From the start of the run to the end of its last request. */
    public long lengthNanos() {
        return lastNanos - startNanos;
    }

    /** How many requests the run came to. */
    public int count() {
        return count;
    }
}
