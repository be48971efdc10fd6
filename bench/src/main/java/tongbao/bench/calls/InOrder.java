package tongbao.bench.calls;

import java.nio.ByteBuffer;
import tongbao.bench.load.Deck;
import tongbao.bench.load.End;

/** All requests, one after the other. */
public final class InOrder implements Deck {
    private final Requests requests;
    private int next;

    public InOrder(Requests requests) {
        this.requests = requests;
    }

    @Override
    public int size() {
        return requests.count();
    }

    @Override
    public int next(long nowNanos) {
        return next < requests.count() ? next++ : END;
    }

    @Override
    public ByteBuffer request(int number) {
        return requests.bytes(number);
    }

    @Override
    public void ended(int number, End end, int status, long nowNanos) {}
}
