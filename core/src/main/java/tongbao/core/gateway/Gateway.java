package tongbao.core.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tongbao.core.channel.Channel;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Contradiction;
import tongbao.core.payment.Decline;
import tongbao.core.payment.Declined;
import tongbao.core.payment.Fact;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.Order;
import tongbao.core.payment.OrderPart;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Policy;
import tongbao.core.payment.Reach;
import tongbao.core.payment.Refund;
import tongbao.core.payment.Source;
import tongbao.core.payment.Unchanged;
import tongbao.core.payment.Wish;
import tongbao.core.store.Birth;
import tongbao.core.store.Kept;
import tongbao.core.store.Newness;
import tongbao.core.store.Notice;
import tongbao.core.store.Once;
import tongbao.core.store.Received;
import tongbao.core.store.Store;
import tongbao.core.store.Unapplied;

/**
 * The gateway's front door: the stories a payment lives through. Each decides purely, saves once, and only then acts;
 * what a story can't finish, the planned look does ({@link Chaser}).
 */
public final class Gateway {
    private final Store store;
    private final Desk desk;
    private final Acting acting;
    private final Asking asking;
    private final Signing signing;
    private final Clock clock;

    /** With the usual policy for every app. */
    public Gateway(Store store, Channel channel, Clock clock, RandomGenerator chance) {
        this(store, channel, clock, chance, app -> Policy.USUAL);
    }

    /** {@code policies} knows every app that has payments here, those that aren't served any more too. */
    public Gateway(
            Store store, Channel channel, Clock clock, RandomGenerator chance, Function<AppId, Policy> policies) {
        this.store = store;
        this.clock = clock;
        this.desk = new Desk(store, clock, chance, policies);
        this.acting = new Acting(desk, channel);
        this.asking = new Asking(acting, channel, clock);
        this.signing = new Signing(channel, clock);
    }

    /** The business time that orders, links and looks live by. */
    public Instant now() {
        return clock.instant();
    }

    /** Keeps a new payment with its first attempt, and announces it to the channel where its product needs that. */
    public Answer<Payment> create(Order order, Plan plan, Once once) {
        Applied birth = Payment.begin(order, plan, desk.moment(order, Source.APP));
        Kept kept = once.along(
                nonce -> store.create(List.of(new Birth(birth, nonce))).getFirst());
        return switch (kept) {
            case Kept.New made -> new Answer.Done<>(acting.act(made.payment(), birth.effects(), Source.REPLY));
            case Kept.Existing existing -> {
                Optional<OrderPart> differs = existing.payment().firstDifference(order, plan.means());
                yield differs.isPresent()
                        ? new Answer.Refused<>(new Decline.OrderNumberReused(differs.get()))
                        : new Answer.Repeated<>(existing.payment());
            }
            case Kept.Replayed replayed -> new Answer.Replayed<>();
        };
    }

    /** Begins a further attempt, after the earlier ones were asked about and closed at the channel. */
    public Answer<Payment> attempt(Payment payment, Plan plan, Once once) {
        return closingTheOpen(payment, new Wish.Pay(plan), Fact.Because.REPLACED, once);
    }

    /** Closes the payment, at the channel first. When it turns out paid, the answer is the paid payment. */
    public Answer<Payment> close(Payment payment, Once once) {
        Answer<Payment> answer = closingTheOpen(payment, new Wish.Close(), Fact.Because.ASKED, once);
        boolean turnedOutPaid = answer instanceof Answer.Refused<Payment>(Decline.AlreadyPaid paid)
                && payment.paidAttempt().isEmpty();
        return turnedOutPaid ? new Answer.Done<>(reread(payment)) : answer;
    }

    /**
     * Undoes what may have been paid unknown to us, a bar code, and gives back what was; the rest is closed. The answer
     * is submitting while the channel has not said what it undid: it is asked until it has.
     */
    public Answer<Payment> cancel(Payment payment, Once once) {
        Answer<Payment> answer = closingTheOpen(payment, new Wish.Cancel(), Fact.Because.ASKED, once);
        boolean isUndone = answer instanceof Answer.Done<Payment>(Payment after)
                && after.paidAttempt().isEmpty()
                && after.closedAt().isEmpty()
                && after.newest().state() instanceof AttemptState.Closed;
        return isUndone ? closingTheOpen(payment, new Wish.Close(), Fact.Because.ASKED, Once.none()) : answer;
    }

    /** The first round spends the nonce, before anything is closed at the channel. */
    private Answer<Payment> closingTheOpen(Payment payment, Wish wish, Fact.Because because, Once once) {
        for (int round = 0; round <= Attempt.COUNT_MAX; round++) {
            Payment seen = desk.read(payment.id());
            if (!(desk.consider(seen, wish, once) instanceof Desk.Considered.Decided considered)) {
                return new Answer.Replayed<>();
            }
            switch (considered.decision()) {
                case Applied applied -> {
                    return new Answer.Done<>(acting.act(considered.payment(), applied.effects(), Source.REPLY));
                }
                case Unchanged unchanged -> {
                    boolean closedJustNow = round > 0;
                    return closedJustNow
                            ? new Answer.Done<>(considered.payment())
                            : new Answer.Repeated<>(considered.payment());
                }
                case Declined(Decline.EarlierOpen open) -> {
                    Optional<Reach> unheard = closeThere(considered.payment(), open.attempt(), because);
                    if (unheard.isPresent()) {
                        return new Answer.Unavailable<>(unheard.get());
                    }
                }
                case Declined declined -> {
                    return new Answer.Refused<>(declined.decline());
                }
            }
        }
        throw new IllegalStateException("payment " + payment.id() + " keeps opening while it is closed");
    }

    private Optional<Reach> closeThere(Payment payment, int attempt, Fact.Because because) {
        Fact fact = acting.closeThere(payment, attempt, because);
        if (fact instanceof Fact.Unheard unheard) {
            return Optional.of(unheard.reach());
        }
        Desk.Learned learned = acting.learn(payment, fact, Source.QUERY);
        if (learned.lesson() instanceof Applied applied) {
            acting.act(learned.payment(), applied.effects(), Source.REPLY);
        }
        boolean stillOpen = learned.payment().attempt(attempt).isOpen();
        return stillOpen ? Optional.of(Reach.SENT) : Optional.empty();
    }

    /** What the payer gets who opens a link. */
    public sealed interface Opened {
        /** The signed address to go to; that it was opened is committed. */
        record Go(Payment payment, String address) implements Opened {}

        /** Nothing was signed; this is how it stands. */
        record Show(Payment payment) implements Opened {}
    }

    /** The payer opens a link: that is committed first, and only then an address is signed. */
    public Optional<Opened> open(LinkToken link) {
        Optional<Payment> found = store.find(link).filter(payment -> isByLink(payment, link));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Desk.Considered.Decided considered = desk.consider(found.get(), new Wish.Open(link), Source.PAYER);
        Payment payment = considered.payment();
        if (considered.decision() instanceof Declined) {
            return Optional.of(new Opened.Show(payment));
        }
        Attempt attempt = payment.attempt(link).orElseThrow();
        return Optional.of(new Opened.Go(payment, signing.sign(payment, attempt)));
    }

    private static boolean isByLink(Payment payment, LinkToken link) {
        return payment.attempt(link)
                .filter(attempt -> attempt.product().byLink())
                .isPresent();
    }

    /** The signed order text of an attempt whose product needs one. */
    public String signed(Payment payment, Attempt attempt) {
        return signing.sign(payment, attempt);
    }

    /** Asks the channel about an unsettled payment, and gives it as it is then. */
    public Payment refreshed(Payment payment) {
        asking.ask(payment);
        return reread(payment);
    }

    /** Reserves the amount by the same write that records the wish, then asks the channel for the refund. */
    public Answer<Refund> refund(Payment payment, Wish.Return wish, Once once) {
        boolean knownToBePaid = payment.paidAttempt().isPresent();
        if (!knownToBePaid && once.alone(store) == Newness.SEEN) {
            return new Answer.Replayed<>();
        }
        Optional<Reach> unheard = knownToBePaid ? Optional.empty() : asking.ask(payment);
        Payment seen = knownToBePaid ? payment : desk.read(payment.id());
        return switch (desk.consider(seen, wish, once)) {
            case Desk.Considered.Decided considered -> refund(considered, wish, unheard);
            case Desk.Considered.Replayed replayed -> new Answer.Replayed<>();
        };
    }

    private Answer<Refund> refund(Desk.Considered.Decided considered, Wish.Return wish, Optional<Reach> unheard) {
        return switch (considered.decision()) {
            case Applied applied -> {
                Payment after = acting.act(considered.payment(), applied.effects(), Source.REPLY);
                yield new Answer.Done<>(after.refund(wish.requestNo()).orElseThrow());
            }
            case Unchanged unchanged ->
                new Answer.Repeated<>(
                        considered.payment().refund(wish.requestNo()).orElseThrow());
            case Declined(Decline.NotPaid notPaid) when unheard.isPresent() -> new Answer.Unavailable<>(Reach.NOT_SENT);
            case Declined declined -> new Answer.Refused<>(declined.decline());
        };
    }

    /** What came of a notice. */
    public enum Noticed {
        /** It is kept together with what it moved: the channel need not repeat it. */
        TAKEN,
        /** It is kept, and what it says was known already. */
        NO_NEWS,
        /** It contradicts what is kept; that is recorded, and somebody has to look. */
        CONTRADICTED,
        /** It contradicts what is kept, as was recorded before. */
        CONTRADICTED_AGAIN,
        /** It names an order that isn't kept here, or came to another account than the order's; it is kept aside. */
        ORPHAN,
        /** The same, and there is no room to keep more of them. */
        ORPHAN_WITHOUT_ROOM
    }

    /** Takes a genuine notice: whatever came of it is committed when this returns, save one without room. */
    public Noticed notice(Fact.OfAttempt fact, Notice notice) {
        Optional<Payment> payment = store.find(fact.orderNo());
        if (payment.isEmpty() || !isOfAccount(payment.get(), notice)) {
            return switch (store.setAside(List.of(notice)).getFirst()) {
                case KEPT -> Noticed.ORPHAN;
                case FULL -> Noticed.ORPHAN_WITHOUT_ROOM;
            };
        }
        Desk.Learned learned = desk.learn(payment.get(), fact, Source.NOTICE, Optional.of(notice));
        return switch (learned.lesson()) {
            case Applied applied -> {
                acting.act(learned.payment(), applied.effects(), Source.REPLY);
                yield Noticed.TAKEN;
            }
            case Unchanged unchanged -> {
                keep(notice, Received.Outcome.NO_NEWS, learned.payment());
                yield Noticed.NO_NEWS;
            }
            case Contradiction contradiction when learned.newness() == Newness.NEW -> Noticed.CONTRADICTED;
            case Contradiction contradiction -> {
                keep(notice, Received.Outcome.CONTRADICTED_AGAIN, learned.payment());
                yield Noticed.CONTRADICTED_AGAIN;
            }
        };
    }

    private void keep(Notice notice, Received.Outcome outcome, Payment payment) {
        store.keep(List.of(new Unapplied(notice, outcome, payment.version())));
    }

    private static boolean isOfAccount(Payment payment, Notice notice) {
        return payment.attempt(notice.orderNo())
                .map(attempt -> attempt.account().equals(notice.account()))
                .orElse(false);
    }

    /** The story of a payment so far, and what comes next. */
    public Timeline timeline(Payment payment) {
        return Timeline.of(payment, store.history(payment.id()), clock.instant());
    }

    /** How payments were learned of. */
    public Figures figures() {
        return desk.figures();
    }

    /** The worker that does what no story finished. */
    public Chaser chaser(Duration lease) {
        return new Chaser(store, desk, acting.inBackground(), clock, lease);
    }

    /** Learns what happened since the point that the database was restored to. */
    public Recovering recovering() {
        return new Recovering(store, desk, acting.inBackground(), clock);
    }

    private Payment reread(Payment payment) {
        return store.find(payment.id()).orElse(payment);
    }

    public Optional<Payment> find(PaymentId payment) {
        return store.find(payment);
    }
}
