package tongbao.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** What was started ends in the other order: when all is done, and on Ctrl-C as well, which then ends the process. */
final class Ending implements AutoCloseable {
    /** What shells tell of a program that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Thread hook = new Thread(this::interrupted, "end");
    private volatile boolean isInterrupted;

    Ending() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    private void interrupted() {
        isInterrupted = true;
        System.err.println("tongbao bench: ending what was started");
        end();
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    /** Does not come back when the process is ending anyway: whatever fails meanwhile need not be told. */
    void holdIfInterrupted() {
        if (isInterrupted) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            holdIfInterrupted(); // the hook does it
        }
        end();
    }

    private synchronized void end() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.err.println("tongbao bench: " + e.getMessage());
            }
        }
    }
}
