package tongbao.up;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, in order, to be ended the other way round: the gateway drains before its ground goes. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    /** Ends everything, even where the end of one fails; the first failure is told. */
    @Override
    public synchronized void close() {
        IllegalStateException failure = new IllegalStateException("some parts did not end well");
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
