package tongbao.bench.load;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Connections to a server that exists in this test's time only. It answers one request after the other, each after its
 * service time, and stands still once.
 */
final class Scripted implements Wires {
    private final int count;
    private final long serviceNanos;
    private final long stallFromNanos;
    private final long stallToNanos;
    private final PriorityQueue<long[]> coming = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
    private final boolean[] busy;
    private long now;
    private long freeAtNanos;
    private int deaf = -1;

    Scripted(int count, long serviceNanos, long stallFromNanos, long stallToNanos) {
        this.count = count;
        this.serviceNanos = serviceNanos;
        this.stallFromNanos = stallFromNanos;
        this.stallToNanos = stallToNanos;
        this.busy = new boolean[count];
    }

    /** From now on nothing comes on this connection. */
    void deafen(int connection) {
        deaf = connection;
    }

    long now() {
        return now;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void send(int connection, ByteBuffer request) {
        if (busy[connection]) {
            throw new AssertionError("connection " + connection + " carries a request already");
        }
        busy[connection] = true;
        long begun = Math.max(now, freeAtNanos);
        if (begun >= stallFromNanos && begun < stallToNanos) {
            begun = stallToNanos;
        }
        freeAtNanos = begun + serviceNanos;
        if (connection != deaf) {
            coming.add(new long[] {freeAtNanos, connection});
        }
    }

    @Override
    public void await(long nanos, Arrivals arrivals) {
        long until = now + Math.max(0, nanos);
        long[] next = coming.peek();
        if (next == null || next[0] > until) {
            now = until;
            return;
        }
        now = Math.max(now, next[0]);
        coming.poll();
        busy[(int) next[1]] = false;
        arrivals.answered((int) next[1], 200, ByteBuffer.wrap(new byte[] {1}));
    }

    @Override
    public void cut(int connection) {
        busy[connection] = false;
        coming.removeIf(each -> each[1] == connection);
    }

    @Override
    public String toString() {
        return Arrays.toString(busy);
    }
}
