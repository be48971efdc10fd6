package tongbao.core.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import tongbao.core.channel.Channel;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.Payment;

/** Signs addresses and order texts, and uses one again for a minute: a signature costs more than all the rest. */
final class Signing {
    private static final Duration USED_AGAIN = Duration.ofSeconds(60);
    private static final int REMEMBERED_MAX = 10_000;

    private final Channel channel;
    private final Clock clock;
    private final ConcurrentHashMap<LinkToken, Signed> signed = new ConcurrentHashMap<>();

    Signing(Channel channel, Clock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    private record Signed(String text, Instant at) {}

    String sign(Payment payment, Attempt attempt) {
        Instant now = clock.instant();
        Signed kept = signed.get(attempt.link());
        if (kept != null && !isOld(kept, now)) {
            return kept.text();
        }
        String text = channel.sign(payment, attempt);
        if (signed.size() >= REMEMBERED_MAX) {
            signed.values().removeIf(each -> isOld(each, now));
        }
        if (signed.size() < REMEMBERED_MAX) {
            signed.put(attempt.link(), new Signed(text, now));
        }
        return text;
    }

    private static boolean isOld(Signed kept, Instant now) {
        return !now.isBefore(kept.at().plus(USED_AGAIN)) || now.isBefore(kept.at());
    }
}
