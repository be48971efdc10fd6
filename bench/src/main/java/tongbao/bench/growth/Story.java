package tongbao.bench.growth;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongbao.core.money.Money;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.Product;
import tongbao.core.payment.Reach;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundState;
import tongbao.core.payment.Source;
import tongbao.core.payment.Success;
import tongbao.core.payment.Timetable;
import tongbao.core.payment.Wish;

/** The lives that payments have, told step by step. Whatever would come after now is left out by {@link Life}. */
final class Story {
    /** After this Alipay gives nothing back any more. */
    private static final Duration REFUNDABLE = Duration.ofDays(365);

    private static final Duration REFUND_GAP = Duration.ofSeconds(3);
    /** A refund that has no answer for longer, about a day, is a person's task; there is none in these lives. */
    private static final Duration UNHEARD_MAX = Duration.ofHours(12);

    private final Life life;
    private final RandomGenerator chance;
    private final Alipay alipay;
    private final Instant createdAt;
    private final Instant expiresAt;
    private final Money total;

    Story(Life life, RandomGenerator chance) {
        this.life = life;
        this.chance = chance;
        this.alipay = new Alipay(chance);
        this.createdAt = life.payment().order().createdAt();
        this.expiresAt = life.payment().order().expiresAt();
        this.total = life.payment().order().total();
    }

    /** Opened or not, and not over yet. */
    void staysOpen() {
        if (chance.nextInt(100) < 70) {
            Instant openedAt = open(createdAt);
            if (chance.nextBoolean()) {
                life.lookUntil(expiresAt, alipay.waiting(life.newest(), total, openedAt));
            } else {
                life.lookUntil(expiresAt, new Fact.Missing(life.newest().orderNo()));
            }
        }
    }

    void paid() {
        pay(open(createdAt));
        afterwards();
    }

    void paidAtTheSecondAttempt() {
        Instant openedAt = open(createdAt);
        Fact.Trade waiting = alipay.waiting(life.newest(), total, openedAt);
        Instant replacedAt = later(openedAt, 20, 200);
        life.lookUntil(replacedAt, waiting);
        life.learn(new Fact.ClosedThere(waiting.orderNo(), Fact.Because.REPLACED), replacedAt, Source.QUERY);
        life.wish(new Wish.Pay(Lives.plan(Product.WAP, 2)), replacedAt.plusMillis(40), Source.APP);
        if (!life.isYetToCome(replacedAt.plusMillis(40))) {
            pay(open(replacedAt.plusMillis(40)));
            afterwards();
        }
    }

    void neverOpened() {
        life.wish(new Wish.Expire(), expiresAt.plusMillis(200), Source.TIME);
    }

    void closedByTheApp() {
        life.wish(new Wish.Close(), later(createdAt, 30, 1500), Source.APP);
    }

    /** The payer came to the cashier and left it; the end closes the trade at Alipay. */
    void closedAtItsEnd() {
        Instant openedAt = open(createdAt);
        Fact.Trade waiting = alipay.waiting(life.newest(), total, openedAt);
        life.lookUntil(expiresAt, waiting);
        life.learn(waiting, expiresAt, Source.LOOK);
        Fact closed = new Fact.ClosedThere(waiting.orderNo(), Fact.Because.EXPIRED);
        life.learn(closed, expiresAt.plusMillis(80), Source.REPLY);
    }

    /** The payer never came to the cashier: it is looked at until its signed address is dead for sure. */
    void withdrawnAtItsEnd() {
        open(createdAt);
        life.lookUntil(
                expiresAt.plus(Timetable.AFTERLIFE).plusSeconds(1),
                new Fact.Missing(life.newest().orderNo()));
    }

    /** A code to scan: refused by Alipay now and then, else paid. */
    void byCode() {
        Attempt attempt = life.newest();
        Instant answeredAt = createdAt.plusMillis(120);
        if (chance.nextInt(100) < 20) {
            Fact refused = new Fact.SubmitRefused(attempt.orderNo(), "ACQ.ACCESS_FORBIDDEN");
            life.learn(refused, answeredAt, Source.REPLY);
            return;
        }
        String code = "https://qr.alipay.com/bax0" + attempt.orderNo().value().substring(4, 16);
        life.learn(new Fact.Submitted(attempt.orderNo(), Optional.of(code)), answeredAt, Source.REPLY);
        pay(answeredAt);
        afterwards();
    }

    private Instant open(Instant from) {
        Instant at = later(from, 2, 60);
        life.wish(new Wish.Open(life.newest().link()), at, Source.PAYER);
        return at;
    }

    /** Most successes are told by a notice; of the others a look learns. */
    private void pay(Instant openedAt) {
        Attempt attempt = life.newest();
        Instant enteredAt = later(openedAt, 2, 30);
        Instant paidAt = later(enteredAt, 5, 240);
        life.lookUntil(enteredAt, new Fact.Missing(attempt.orderNo()));
        life.lookUntil(paidAt, alipay.waiting(attempt, total, enteredAt));
        Fact.Trade paid = alipay.paid(attempt, total, paidAt);
        if (chance.nextInt(100) < 80) {
            Instant heardAt = paidAt.plus(200_000 + chance.nextInt(2_000_000), ChronoUnit.MICROS);
            life.lookUntil(heardAt, paid);
            life.hear(paid, alipay.notice(attempt, paid, heardAt));
        } else {
            life.lookUntil(expiresAt, paid);
        }
    }

    /** What comes after the money: refunds, and the end of all refunds. */
    private void afterwards() {
        Optional<Success> success = life.newest().success();
        if (success.isEmpty()) {
            return;
        }
        int roll = chance.nextInt(1000);
        if (roll < 40) {
            giveBack(total, "R-1");
        } else if (roll < 65 && total.fen() > 4) {
            giveBack(Money.ofFen(total.fen() / 3), "R-1");
            if (life.payment().refunds().stream().anyMatch(Refund::isRefunded)) {
                giveBack(Money.ofFen(total.fen() / 4), "R-2");
            }
        } else if (roll < 67) {
            refuseToGiveBack();
        }
        boolean allBack = life.payment().amountRefunded().equals(total);
        boolean unsettled = life.payment().refunds().stream()
                .anyMatch(refund -> refund.settledAt().isEmpty());
        if (!allBack && !unsettled) {
            finish(success.get());
        }
    }

    private void giveBack(Money amount, String number) {
        Instant wishedAt = wishForRefund(amount, number);
        if (life.isYetToCome(wishedAt)) {
            return;
        }
        Refund refund = life.payment().refunds().getLast();
        boolean unheard = life.isYetToCome(wishedAt.plus(UNHEARD_MAX)) && chance.nextInt(100) < 10;
        if (unheard) {
            Fact nothing = new Fact.RefundUnheard(refund.id(), Reach.SENT, "no whole response");
            life.learn(nothing, wishedAt.plusSeconds(4), Source.REPLY);
            unsettledLooks(refund, nothing);
        } else {
            Instant backAt = wishedAt.plusMillis(150);
            Money sum = life.payment().amountReserved();
            life.learn(new Fact.Refunded(refund.id(), Optional.of(sum), backAt), backAt, Source.REPLY);
        }
    }

    private void unsettledLooks(Refund refund, Fact nothing) {
        for (Optional<Instant> look = look(refund); look.isPresent() && !life.isYetToCome(look.get()); ) {
            life.learn(nothing, look.get(), Source.LOOK);
            look = look(refund);
        }
    }

    private Optional<Instant> look(Refund refund) {
        return life.payment().refund(refund.id()).orElseThrow().state() instanceof RefundState.Unsettled unsettled
                ? Optional.of(unsettled.look().at())
                : Optional.empty();
    }

    private void refuseToGiveBack() {
        Instant wishedAt = wishForRefund(total, "R-1");
        if (life.isYetToCome(wishedAt.plusSeconds(21))) {
            return;
        }
        Refund refund = life.payment().refunds().getLast();
        Fact refused = new Fact.RefundRefused(refund.id(), "ACQ.SELLER_BALANCE_NOT_ENOUGH");
        life.learn(refused, wishedAt.plusMillis(150), Source.REPLY);
        life.learn(new Fact.RefundMissing(refund.id()), wishedAt.plusMillis(10_200), Source.LOOK);
        life.learn(new Fact.RefundMissing(refund.id()), wishedAt.plusMillis(20_400), Source.LOOK);
    }

    private Instant wishForRefund(Money amount, String number) {
        Instant from = life.payment().refunds().isEmpty()
                ? success().at()
                : life.payment().refunds().getLast().createdAt().plusSeconds(10);
        Instant at = later(from, 600, 864_000);
        Wish wish = new Wish.Return(new OutRequestNo(number), amount, "the customer sent it back", REFUND_GAP);
        life.wish(wish, at, Source.APP);
        return at;
    }

    private void finish(Success success) {
        Instant finishedAt = success.at().plus(REFUNDABLE).truncatedTo(ChronoUnit.SECONDS);
        Attempt attempt = life.newest();
        Money back = life.payment().amountRefunded();
        Fact.Trade finished = new Fact.Trade(
                attempt.orderNo(),
                success.tradeNo(),
                Fact.Standing.FINISHED,
                total,
                Optional.of(total),
                back.isZero() ? Optional.empty() : Optional.of(back),
                success.at());
        if (chance.nextInt(100) < 40) {
            life.hear(finished, alipay.notice(attempt, finished, finishedAt.plusMillis(800)));
        } else {
            life.learn(finished, finishedAt.plusSeconds(3600), Source.QUERY);
        }
    }

    private Success success() {
        return life.newest().success().orElseThrow();
    }

    private Instant later(Instant from, int leastSeconds, int mostSeconds) {
        long micros = leastSeconds * 1_000_000L + chance.nextLong((mostSeconds - leastSeconds) * 1_000_000L);
        return from.plus(micros, ChronoUnit.MICROS);
    }
}
