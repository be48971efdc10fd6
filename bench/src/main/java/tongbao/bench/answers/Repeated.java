package tongbao.bench.answers;

import java.nio.ByteBuffer;
import tongbao.bench.load.Deck;
import tongbao.bench.load.End;

/** One request that goes out again and again, as version 2 has nothing against repetitions. */
final class Repeated implements Deck {
    private final ByteBuffer request;
    private final int size;
    private int dealt;

    Repeated(byte[] request, int size) {
        this.request = ByteBuffer.wrap(request);
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int next(long nowNanos) {
        return dealt < size ? dealt++ : END;
    }

    @Override
    public ByteBuffer request(int number) {
        return request.duplicate();
    }

    @Override
    public void ended(int number, End end, int status, long nowNanos) {}
}
