package tongbao.bench.growth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Contradiction;
import tongbao.core.payment.Declined;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Lesson;
import tongbao.core.payment.Look;
import tongbao.core.payment.Moment;
import tongbao.core.payment.Order;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Source;
import tongbao.core.payment.Unchanged;
import tongbao.core.payment.Wish;
import tongbao.core.store.Notice;

/**
 * A payment that goes through the rules' own doors, with everything the gateway would have written on the way. What
 * would come later than {@code now} doesn't happen.
 */
final class Life {
    /** A notice with the version of the payment that it made. */
    record Heard(Notice notice, long version) {}

    private final RandomGenerator chance;
    private final Instant now;
    private final List<Applied> decisions = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private Payment payment;

    Life(Order order, Plan plan, Instant now, RandomGenerator chance) {
        this.chance = chance;
        this.now = now;
        Applied birth = Payment.begin(order, plan, moment(order.createdAt(), Source.APP));
        decisions.add(birth);
        this.payment = birth.next();
    }

    Payment payment() {
        return payment;
    }

    /** Every decision that moved it, the first being its birth. */
    List<Applied> decisions() {
        return decisions;
    }

    List<Heard> heard() {
        return heard;
    }

    Instant now() {
        return now;
    }

    boolean isYetToCome(Instant at) {
        return at.isAfter(now);
    }

    void wish(Wish wish, Instant at, Source source) {
        if (isYetToCome(at)) {
            return;
        }
        switch (payment.consider(wish, moment(at, source))) {
            case Applied applied -> keep(applied);
            case Unchanged unchanged -> throw new IllegalStateException("nothing came of " + wish);
            case Declined declined -> throw new IllegalStateException(wish + " was declined: " + declined.decline());
        }
    }

    /** What is learned; nothing may come of it. */
    void learn(Fact fact, Instant at, Source source) {
        learn(fact, at, source, Optional.empty());
    }

    /** What a notice says; it is kept where it moves the payment. */
    void hear(Fact fact, Notice notice) {
        learn(fact, notice.receivedAt(), Source.NOTICE, Optional.of(notice));
    }

    private void learn(Fact fact, Instant at, Source source, Optional<Notice> notice) {
        if (isYetToCome(at)) {
            return;
        }
        Lesson lesson = payment.learn(fact, moment(at, source));
        switch (lesson) {
            case Applied applied -> {
                keep(applied);
                notice.ifPresent(each -> heard.add(new Heard(each, payment.version())));
            }
            case Unchanged unchanged -> {}
            case Contradiction contradiction -> throw new IllegalStateException(contradiction.differs());
        }
    }

    /** The planned looks of the newest attempt before {@code end}, each of which learns the same. */
    void lookUntil(Instant end, Fact.OfAttempt fact) {
        Optional<Look> look = look();
        while (look.isPresent()
                && look.get().at().isBefore(end)
                && !isYetToCome(look.get().at())) {
            learn(fact, look.get().at(), Source.LOOK);
            look = look();
        }
    }

    private Optional<Look> look() {
        return payment.newest().state() instanceof AttemptState.Unsettled unsettled
                ? Optional.of(unsettled.look())
                : Optional.empty();
    }

    Attempt newest() {
        return payment.newest();
    }

    private void keep(Applied applied) {
        decisions.add(applied);
        payment = applied.next();
    }

    private Moment moment(Instant at, Source source) {
        return new Moment(at, source, chance);
    }
}
