package tongbao.bench.load;

import java.nio.ByteBuffer;

/** The requests of one run, and the order in which they go out. */
public interface Deck {
    /** What {@link #next} answers when there is nothing more to send. */
    int END = -1;

    /** How many requests there are; their numbers are below. */
    int size();

    /** The number of the request that goes out now; each number once. */
    int next(long nowNanos);

    ByteBuffer request(int number);

    /** A request has ended, well or not. */
    void ended(int number, End end, int status, long nowNanos);
}
