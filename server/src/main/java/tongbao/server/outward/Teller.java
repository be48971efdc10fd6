package tongbao.server.outward;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tongbao.core.payment.Effect;
import tongbao.core.store.Message;
import tongbao.core.store.Store;

/**
 * Takes words to business apps out of the outbox. There are no webhooks yet: the log is the only listener, one line a
 * word, and an app learns by querying. A word is settled after its line is written, so it may be logged twice, never
 * not at all.
 */
public final class Teller {
    /** How long to wait when there was nothing to tell. */
    public static final Duration PAUSE = Duration.ofMillis(500);

    private static final int AT_ONCE_MAX = 100;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final System.Logger LOG = System.getLogger(Teller.class.getName());

    private final Store store;
    private final Clock clock;

    public Teller(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Tells what is waiting; says whether there may be more. */
    public boolean tell() {
        Instant now = clock.instant();
        List<Message> taken = store.takeMessages(now, now.plus(LEASE), AT_ONCE_MAX);
        taken.forEach(Teller::log);
        if (!taken.isEmpty()) {
            store.settle(taken);
        }
        return taken.size() == AT_ONCE_MAX;
    }

    private static void log(Message message) {
        Object about = message.refund().<Object>map(refund -> refund).orElse(message.payment());
        switch (message.news()) {
            case PAYMENT_CONTRADICTED -> LOG.log(Level.ERROR, "a payment is contradicted: {0}", message.payment());
            case PAYMENT_LATE_PAID, REFUND_REFUSED -> log(Level.WARNING, message, about);
            case PAYMENT_PAID, PAYMENT_FINISHED, PAYMENT_CLOSED, REFUND_REFUNDED -> log(Level.INFO, message, about);
        }
    }

    private static void log(Level level, Message message, Object about) {
        LOG.log(level, "{0}: {1} of {2} of app {3}", word(message.news()), about, message.payment(), message.app());
    }

    private static String word(Effect.News news) {
        return switch (news) {
            case PAYMENT_PAID -> "payment.paid";
            case PAYMENT_LATE_PAID -> "payment.late_paid";
            case PAYMENT_FINISHED -> "payment.finished";
            case PAYMENT_CLOSED -> "payment.closed";
            case PAYMENT_CONTRADICTED -> "payment.contradicted";
            case REFUND_REFUNDED -> "refund.refunded";
            case REFUND_REFUSED -> "refund.refused";
        };
    }
}
