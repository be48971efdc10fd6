package tongbao.server.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tongbao.core.payment.Reach;

/** How often a question that must be answered is asked again, for one question. */
public final class Patience {
    private static final int ASKED_AGAIN_MAX = 2;

    /** The budget of a second, or a breaker that is open for five, holds back what was never sent. */
    private static final int HELD_BACK_MAX = 120;

    private static final Duration PAUSE = Duration.ofMillis(250);

    private int askedAgain;
    private int heldBack;

    /** Waits and says that it is to be asked again, or that it has been asked often enough. */
    public boolean waitsAfter(Reach reach) throws InterruptedException {
        boolean again = switch (reach) {
            case NOT_SENT -> heldBack++ < HELD_BACK_MAX;
            case SENT, UNTRUSTWORTHY -> askedAgain++ < ASKED_AGAIN_MAX;
        };
        return again && !new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
