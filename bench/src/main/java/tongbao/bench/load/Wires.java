package tongbao.bench.load;

import java.nio.ByteBuffer;

/** Connections to a server, by number; each carries one request at a time. */
public interface Wires {
    int count();

    /** Sends a request on a connection that carries none. Whether that went well is told by {@link #await}. */
    void send(int connection, ByteBuffer request);

    /** Waits until something came or the time is over, and tells what came; less than 0 does not wait. */
    void await(long nanos, Arrivals arrivals);

    /** Gives a connection up; the next request on it finds a new one. */
    void cut(int connection);

    /** What comes from the other side. */
    interface Arrivals {
        /** A whole answer, head and body; the buffer is good for this call only. */
        void answered(int connection, int status, ByteBuffer whole);

        void lost(int connection);
    }
}
