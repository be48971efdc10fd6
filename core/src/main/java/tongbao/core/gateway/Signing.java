package tongbao.core.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import tongbao.core.channel.Channel;
import tongbao.core.channel.ChannelBusy;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.Payment;

/**
 * Signs addresses and order texts, and uses one again for a minute: a signature costs more than all the rest. Callers
 * who come together share one; when it is refused, it is refused to all of them, and the next caller tries again.
 */
final class Signing {
    static final int REMEMBERED_MAX = 4_096;

    private static final Duration USED_AGAIN = Duration.ofSeconds(60);

    /** Longer than a channel takes to sign or to refuse. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(6);

    private final Channel channel;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<LinkToken, Signed> newestLast = new LinkedHashMap<>();

    Signing(Channel channel, Clock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /** A signature made, or being made. */
    private record Signed(CompletableFuture<String> text, Instant at) {}

    /** Throws {@link ChannelBusy} when too many signatures are wanted at once; nothing was signed then. */
    String sign(Payment payment, Attempt attempt) {
        Signed mine = new Signed(new CompletableFuture<>(), clock.instant());
        Signed shared = sharedOr(attempt.link(), mine);
        if (!shared.equals(mine)) {
            return await(shared);
        }
        try {
            String text = channel.sign(payment, attempt);
            mine.text().complete(text);
            return text;
        } catch (RuntimeException | Error e) {
            forget(attempt.link(), mine);
            mine.text().completeExceptionally(e);
            throw e;
        }
    }

    private Signed sharedOr(LinkToken link, Signed mine) {
        lock.lock();
        try {
            Signed kept = newestLast.get(link);
            if (kept != null && !isOld(kept, mine.at())) {
                return kept;
            }
            newestLast.remove(link);
            if (newestLast.size() >= REMEMBERED_MAX) {
                newestLast.pollFirstEntry();
            }
            newestLast.put(link, mine);
            return mine;
        } finally {
            lock.unlock();
        }
    }

    private void forget(LinkToken link, Signed refused) {
        lock.lock();
        try {
            newestLast.remove(link, refused);
        } finally {
            lock.unlock();
        }
    }

    private static String await(Signed shared) {
        try {
            return shared.text().get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new ChannelBusy("somebody else's signature of the same takes longer than " + WAIT_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelBusy("interrupted while somebody else signs the same");
        }
    }

    private static boolean isOld(Signed kept, Instant now) {
        return !now.isBefore(kept.at().plus(USED_AGAIN)) || now.isBefore(kept.at());
    }
}
