package tongbao.core.gateway;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Contradiction;
import tongbao.core.payment.Decision;
import tongbao.core.payment.Declined;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Lesson;
import tongbao.core.payment.Moment;
import tongbao.core.payment.Order;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Policy;
import tongbao.core.payment.Source;
import tongbao.core.payment.Unchanged;
import tongbao.core.payment.Wish;
import tongbao.core.store.Newness;
import tongbao.core.store.Notice;
import tongbao.core.store.Once;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;
import tongbao.core.store.StoreUnavailable;

/**
 * Where decisions are made and kept: decide on what a story has just read, save guarded by the version, and read and
 * decide again when somebody was faster.
 */
final class Desk {
    /** Other replicas may be faster now and then, but not this often. */
    private static final int TRIES_MAX = 32;

    private final Store store;
    private final Clock clock;
    private final RandomGenerator chance;
    private final Function<AppId, Policy> policies;
    private final Lanes lanes = new Lanes();
    private final Punctuality learned = new Punctuality();

    Desk(Store store, Clock clock, RandomGenerator chance, Function<AppId, Policy> policies) {
        this.store = store;
        this.clock = clock;
        this.chance = chance;
        this.policies = policies;
    }

    /** A wish and what came of it. */
    sealed interface Considered {
        /** With the payment as it is now. */
        record Decided(Payment payment, Decision decision) implements Considered {}

        /** The wish came with a nonce that was seen before; nothing was decided. */
        record Replayed() implements Considered {}
    }

    /** A fact and what came of it, with the payment as it is now; whether a contradiction is a new one. */
    record Learned(Payment payment, Lesson lesson, Newness newness) {
        Learned(Payment payment, Lesson lesson) {
            this(payment, lesson, Newness.NEW);
        }
    }

    Moment moment(Order order, Source source) {
        return new Moment(clock.instant(), source, chance, policies.apply(order.app()));
    }

    /** A wish that comes with nobody's nonce. */
    Considered.Decided consider(Payment seen, Wish wish, Source source) {
        return switch (consider(seen, wish, source, Once.none())) {
            case Considered.Decided decided -> decided;
            case Considered.Replayed replayed -> throw new IllegalStateException("nobody's nonce was seen before");
        };
    }

    /** A wish of an app. The nonce of the call goes along with what is saved, or alone where nothing is. */
    Considered consider(Payment seen, Wish wish, Once once) {
        return consider(seen, wish, Source.APP, once);
    }

    private Considered consider(Payment seen, Wish wish, Source source, Once once) {
        return untilSaved(seen, payment -> {
            Decision decision = payment.consider(wish, moment(payment.order(), source));
            return switch (decision) {
                case Applied applied ->
                    switch (save(payment, applied, Optional.empty(), once)) {
                        case SAVED -> Optional.of(new Considered.Decided(applied.next(), decision));
                        case STALE -> Optional.empty();
                        case REPLAYED -> Optional.of(new Considered.Replayed());
                    };
                case Unchanged unchanged -> Optional.of(decidedToSaveNothing(payment, decision, once));
                case Declined declined -> Optional.of(decidedToSaveNothing(payment, decision, once));
            };
        });
    }

    private Considered decidedToSaveNothing(Payment payment, Decision decision, Once once) {
        return switch (once.alone(store)) {
            case NEW -> new Considered.Decided(payment, decision);
            case SEEN -> new Considered.Replayed();
        };
    }

    /** {@code seen} was read after the fact had come: on an older state it might seem to be no news. */
    Learned learn(Payment seen, Fact fact, Source source, Optional<Notice> notice) {
        return untilSaved(seen, payment -> {
            Lesson lesson = payment.learn(fact, moment(payment.order(), source));
            return switch (lesson) {
                case Applied applied when !saved(payment, applied, notice) -> Optional.empty();
                case Applied applied -> {
                    learned.count(payment, applied.next(), moment(payment.order(), source));
                    yield Optional.of(new Learned(applied.next(), lesson));
                }
                case Unchanged unchanged -> Optional.of(new Learned(payment, lesson));
                case Contradiction contradiction -> contradicted(payment, contradiction, notice);
            };
        });
    }

    /** The same is recorded once, however often the channel repeats it. Empty when somebody was faster. */
    private Optional<Learned> contradicted(Payment payment, Contradiction contradiction, Optional<Notice> notice) {
        boolean known = store.history(payment.id()).hasContradiction(contradiction.differs());
        Lesson kept = known ? contradiction.known() : contradiction.recorded();
        Newness newness = known ? Newness.SEEN : Newness.NEW;
        return switch (kept) {
            case Applied applied when !saved(payment, applied, known ? Optional.empty() : notice) -> Optional.empty();
            case Applied applied -> Optional.of(new Learned(applied.next(), contradiction, newness));
            case Unchanged unchanged -> Optional.of(new Learned(payment, contradiction, newness));
            case Contradiction never -> throw new IllegalStateException("what is to be kept of it contradicts again");
        };
    }

    Figures figures() {
        return learned.figures();
    }

    /** Whether the database was restored, and not everything is asked about yet. */
    boolean isRecovering() {
        return store.underWay().isPresent();
    }

    Payment read(PaymentId id) {
        return store.find(id).orElseThrow(() -> new IllegalStateException("payment " + id + " has vanished"));
    }

    private boolean saved(Payment before, Applied after, Optional<Notice> notice) {
        return save(before, after, notice, Once.none()) == Saved.SAVED;
    }

    private Saved save(Payment before, Applied after, Optional<Notice> notice, Once once) {
        return once.along(nonce ->
                store.save(List.of(new Save(before, after, notice, nonce))).getFirst());
    }

    private <T> T untilSaved(Payment seen, Function<Payment, Optional<T>> attempt) {
        PaymentId id = seen.id();
        return lanes.alone(id, () -> untilSavedAlone(seen, attempt), () -> untilSavedAlone(read(id), attempt));
    }

    private <T> T untilSavedAlone(Payment seen, Function<Payment, Optional<T>> attempt) {
        PaymentId id = seen.id();
        Payment payment = seen;
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Optional<T> result = attempt.apply(payment);
            if (result.isPresent()) {
                return result.get();
            }
            payment = read(id);
        }
        throw new StoreUnavailable("payment " + id + " was moved by others " + TRIES_MAX + " times in a row");
    }
}
