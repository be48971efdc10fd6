package tongbao.server.story;

import java.io.PrintStream;
import java.util.Optional;
import tongbao.core.gateway.Recovering;
import tongbao.core.payment.Fact;
import tongbao.core.store.Received;
import tongbao.core.store.Recovery;

/** What a recovery finds, told as it goes on; for many threads. */
public final class RecoveryText {
    /** Payments that are told one by one; the rest is counted. */
    private static final int LISTED_MAX = 1_000;

    private static final int PROGRESS = 10_000;

    private final PrintStream out;
    private int asked;
    private int moved;
    private int unheard;

    public RecoveryText(PrintStream out) {
        this.out = out;
    }

    public void begun(Recovery recovery) {
        out.printf(
                "recovery %d: what was touched since %s, begun %s%n",
                recovery.number(), TimelineText.time(recovery.since()), TimelineText.time(recovery.begunAt()));
    }

    /** A line for whoever looks for what is wrong. */
    public static String underWay(Recovery recovery) {
        return "recovery %d is under way, begun %s: refunds that nobody asked for are held until it ends%n"
                .formatted(recovery.number(), TimelineText.time(recovery.begunAt()));
    }

    public void suspected(long payments) {
        out.printf(
                "%,d payments; what may have been opened since counts as opened: the gateways may be started%n",
                payments);
    }

    public synchronized void asked(Recovering.Asked result) {
        asked++;
        String id = result.before().id().value();
        if (result.unheard().isPresent() && ++unheard <= LISTED_MAX) {
            out.printf(
                    "  %s  not answered: %s%n", id, Spoken.word(result.unheard().get()));
        }
        if (result.after().version() != result.before().version() && ++moved <= LISTED_MAX) {
            out.printf("  %s  %s -> %s%n", id, Spoken.word(result.was()), Spoken.word(result.is()));
        }
        if (asked % PROGRESS == 0) {
            out.printf("asked about %,d payments%n", asked);
        }
    }

    public synchronized int unheard() {
        return unheard;
    }

    public synchronized void allAsked() {
        out.printf("asked about %,d payments: %,d moved, %,d not answered%n", asked, moved, unheard);
    }

    public void matched() {
        out.println("orphans were given to their orders");
    }

    /** How the order of an orphan stands now; empty where its account isn't in the settings any more. */
    public void orphan(Received orphan, Optional<Fact.OfAttempt> fact) {
        out.printf(
                "  %s  %s, not kept here%n",
                orphan.orderNo(), fact.map(RecoveryText::standing).orElse("account " + orphan.account() + " is gone"));
    }

    private static String standing(Fact.OfAttempt fact) {
        if (fact instanceof Fact.Trade trade) {
            return "%s, %s yuan, trade %s of %s"
                    .formatted(
                            Spoken.word(trade.standing()),
                            trade.amount().yuan(),
                            trade.tradeNo(),
                            TimelineText.time(trade.at()));
        }
        return fact instanceof Fact.Missing ? "unknown at Alipay" : "not answered";
    }

    public void staysUnderWay(int unheard) {
        out.printf(
                "%,d were not answered: the recovery stays under way, refunds that nobody asked for stay held;"
                        + " call it again%n",
                unheard);
    }

    public void ended() {
        out.println("the recovery has ended; refunds that were held and are still to be made go out within 30 s");
    }
}
