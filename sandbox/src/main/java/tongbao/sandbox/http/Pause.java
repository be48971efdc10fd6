package tongbao.sandbox.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting in real time, which ends early when the sandbox closes. */
public final class Pause {
    private final CountDownLatch closing = new CountDownLatch(1);

    public void hold(Duration time) {
        try {
            boolean _ = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void end() {
        closing.countDown();
    }
}
