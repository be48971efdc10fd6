package tongbao.server;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tongbao.core.gateway.Gateway;
import tongbao.core.gateway.Recovering;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Fact;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Inbox;
import tongbao.core.store.Received;
import tongbao.core.store.Recovery;
import tongbao.core.store.Store;
import tongbao.server.notify.Matching;
import tongbao.server.security.Apps;
import tongbao.server.story.RecoveryText;
import tongbao.server.work.AtOnce;
import tongbao.server.work.Patience;
import tongbao.server.work.Touched;

/**
 * {@code recover --since T}: asks Alipay about everything that a restored database may not know. It is a process of its
 * own; gateways may run beside it once it has said so. Throws {@code StoreUnavailable} without the database.
 */
public final class Recover implements AutoCloseable {
    /** When Alipay leaves so much unanswered, going on makes no sense. */
    private static final int UNHEARD_MAX = 1_000;

    private final Settings settings;
    private final Ground ground;
    private final Store store;
    private final Gateway gateway;
    private final Recovering recovering;
    private final RecoveryText text;

    /** {@code business} is the time that the gateways live in. */
    public Recover(Settings settings, Clock business, SecureRandom chance, PrintStream out) {
        this.settings = settings;
        this.ground = Ground.of(settings, business);
        this.store = ground.store();
        Apps apps = new Apps(settings.apps());
        this.gateway = new Gateway(store, ground.channel(), business, chance, apps::policy);
        this.recovering = gateway.recovering();
        this.text = new RecoveryText(out);
    }

    /** With the settings of the gateways. */
    public static Recover of(Path settingsFile, Clock clock, SecureRandom chance, PrintStream out) {
        return new Recover(SettingsFile.read(settingsFile), clock, chance, out);
    }

    /** Whether everything was answered, and the recovery has ended; otherwise it stays under way. */
    public boolean run(Instant since) throws InterruptedException {
        ground.open().run();
        Recovery recovery = recovering.begin(since);
        text.begun(recovery);
        text.suspected(suspect(recovery));
        int unheard = ask(recovery) + orphans();
        if (unheard > 0) {
            text.staysUnderWay(unheard);
            return false;
        }
        recovering.end(recovery);
        text.ended();
        return true;
    }

    private long suspect(Recovery recovery) throws InterruptedException {
        AtomicLong payments = new AtomicLong();
        AtOnce.each(new Touched(store, recovery.since()), id -> {
            recovering.suspect(id);
            payments.incrementAndGet();
            return true;
        });
        return payments.get();
    }

    /** Tells how many were not answered. */
    private int ask(Recovery recovery) throws InterruptedException {
        AtOnce.each(new Touched(store, recovery.since()), id -> {
            text.asked(answer(id));
            return text.unheard() < UNHEARD_MAX;
        });
        text.allAsked();
        return text.unheard();
    }

    private Recovering.Asked answer(PaymentId id) throws InterruptedException {
        Patience patience = new Patience();
        Recovering.Asked asked = recovering.ask(id);
        while (asked.unheard().isPresent()
                && patience.waitsAfter(asked.unheard().get())) {
            asked = recovering.ask(id);
        }
        return asked;
    }

    /** Gives orphans to their orders, and asks how the rest stands; tells how many orders were not answered. */
    private int orphans() throws InterruptedException {
        Matching matching = new Matching(store, gateway, ground.notices());
        while (matching.match()) {
            text.matched();
        }
        List<Received> left = Received.oneOfEachOrder(store.orphans(Inbox.ORPHANS_MAX));
        int unheard = 0;
        for (Received orphan : left) {
            Optional<Fact.OfAttempt> fact = isServed(orphan.account()) ? Optional.of(answer(orphan)) : Optional.empty();
            unheard += fact.filter(Fact.Unheard.class::isInstance).isPresent() ? 1 : 0;
            text.orphan(orphan, fact);
        }
        return unheard;
    }

    private boolean isServed(AccountId account) {
        return settings.alipayAccounts().stream().anyMatch(known -> known.id().equals(account));
    }

    private Fact.OfAttempt answer(Received orphan) throws InterruptedException {
        Patience patience = new Patience();
        Fact.OfAttempt fact = recovering.ask(orphan.account(), orphan.orderNo());
        while (fact instanceof Fact.Unheard unheard && patience.waitsAfter(unheard.reach())) {
            fact = recovering.ask(orphan.account(), orphan.orderNo());
        }
        return fact;
    }

    @Override
    public void close() {
        ground.close().run();
    }
}
