package tongbao.up;

import java.util.concurrent.CountDownLatch;

/** Stays until a signal comes, then ends the parts in order; the process ends with 0, for it was asked to. */
final class Waiting {
    private Waiting() {}

    static int forSignal(Parts parts) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(parts), "end"));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static void end(Parts parts) {
        int code = 0;
        try {
            parts.close();
            System.out.println("tongbao: stopped");
        } catch (IllegalStateException e) {
            System.err.println("tongbao: " + e.getMessage() + ": " + e.getSuppressed()[0]);
            code = 1;
        }
        System.out.flush();
        Runtime.getRuntime().halt(code);
    }
}
