package tongbao.server.notify;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tongbao.connector.alipay.Heard;
import tongbao.core.gateway.Gateway;
import tongbao.core.store.Inbox;
import tongbao.core.store.Notice;

/**
 * Gives orphans to their orders once these are kept: read again from their bytes, and taken as if they came now. For
 * one thread.
 */
public final class Matching {
    /** How long to wait until orders may have turned up. */
    public static final Duration PAUSE = Duration.ofSeconds(30);

    private static final int AT_ONCE_MAX = 1_000;
    private static final System.Logger LOG = System.getLogger(Matching.class.getName());

    private final Inbox inbox;
    private final Gateway gateway;
    private final NoticeReader reader;
    private final Set<String> unreadable = new HashSet<>();

    public Matching(Inbox inbox, Gateway gateway, NoticeReader reader) {
        this.inbox = inbox;
        this.gateway = gateway;
        this.reader = reader;
    }

    /** Matches what can be matched; says whether anything was, for then there may be more. */
    public boolean match() {
        int matched = 0;
        for (Notice orphan : inbox.matched(AT_ONCE_MAX)) {
            if (isTaken(orphan)) {
                inbox.release(List.of(orphan));
                matched++;
            }
        }
        return matched > 0;
    }

    private boolean isTaken(Notice orphan) {
        if (!(reader.read(orphan.body(), orphan.receivedAt()) instanceof Heard.Genuine genuine)) {
            tellOnce(orphan);
            return false;
        }
        Gateway.Noticed noticed = gateway.notice(genuine.fact(), orphan);
        LOG.log(Level.INFO, "an orphan found its order {0}: {1}", orphan.orderNo(), noticed);
        return switch (noticed) {
            case TAKEN, NO_NEWS, CONTRADICTED, CONTRADICTED_AGAIN -> true;
            case ORPHAN, ORPHAN_WITHOUT_ROOM -> false;
        };
    }

    /** It was genuine when it came; now keys or settings are others. */
    private void tellOnce(Notice orphan) {
        boolean isNew = unreadable.size() < Inbox.ORPHANS_MAX && unreadable.add(orphan.orderNo() + "/" + orphan.id());
        if (isNew) {
            LOG.log(Level.WARNING, "an orphan is not genuine by the settings of today: {0}", orphan.orderNo());
        }
    }
}
