package tongbao.core.gateway;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Contradiction;
import tongbao.core.payment.Decision;
import tongbao.core.payment.Declined;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Lesson;
import tongbao.core.payment.Moment;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Source;
import tongbao.core.payment.Unchanged;
import tongbao.core.payment.Wish;
import tongbao.core.store.Notice;
import tongbao.core.store.Once;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;
import tongbao.core.store.StoreUnavailable;

/** Where decisions are made and kept: read, decide, save guarded by the version, and again when somebody was faster. */
final class Desk {
    /** Other replicas may be faster now and then, but not this often. */
    private static final int TRIES_MAX = 32;

    private final Store store;
    private final Clock clock;
    private final RandomGenerator chance;
    private final Lanes lanes = new Lanes();

    Desk(Store store, Clock clock, RandomGenerator chance) {
        this.store = store;
        this.clock = clock;
        this.chance = chance;
    }

    /** A wish and what came of it. */
    sealed interface Considered {
        /** With the payment as it is now. */
        record Decided(Payment payment, Decision decision) implements Considered {}

        /** The wish came with a nonce that was seen before; nothing was decided. */
        record Replayed() implements Considered {}
    }

    /** A fact and what came of it, with the payment as it is now. */
    record Learned(Payment payment, Lesson lesson) {}

    Moment moment(Source source) {
        return new Moment(clock.instant(), source, chance);
    }

    /** A wish that comes with nobody's nonce. */
    Considered.Decided consider(PaymentId id, Wish wish, Source source) {
        return switch (consider(id, wish, source, Once.none())) {
            case Considered.Decided decided -> decided;
            case Considered.Replayed replayed -> throw new IllegalStateException("nobody's nonce was seen before");
        };
    }

    /** A wish of an app. The nonce of the call goes along with what is saved, or alone where nothing is. */
    Considered consider(PaymentId id, Wish wish, Once once) {
        return consider(id, wish, Source.APP, once);
    }

    private Considered consider(PaymentId id, Wish wish, Source source, Once once) {
        return lanes.alone(
                id,
                () -> untilSaved(id, payment -> {
                    Decision decision = payment.consider(wish, moment(source));
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
                }));
    }

    private Considered decidedToSaveNothing(Payment payment, Decision decision, Once once) {
        return switch (once.alone(store)) {
            case NEW -> new Considered.Decided(payment, decision);
            case SEEN -> new Considered.Replayed();
        };
    }

    Learned learn(PaymentId id, Fact fact, Source source, Optional<Notice> notice) {
        return lanes.alone(
                id,
                () -> untilSaved(id, payment -> {
                    Lesson lesson = payment.learn(fact, moment(source));
                    return switch (lesson) {
                        case Applied applied when !saved(payment, applied, notice) -> Optional.empty();
                        case Applied applied -> Optional.of(new Learned(applied.next(), lesson));
                        case Unchanged unchanged -> Optional.of(new Learned(payment, lesson));
                        case Contradiction contradiction
                        when !saved(payment, contradiction.recorded(), notice) -> Optional.empty();
                        case Contradiction contradiction ->
                            Optional.of(new Learned(contradiction.recorded().next(), lesson));
                    };
                }));
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

    private <T> T untilSaved(PaymentId id, Function<Payment, Optional<T>> attempt) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Optional<T> result = attempt.apply(read(id));
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new StoreUnavailable("payment " + id + " was moved by others " + TRIES_MAX + " times in a row");
    }
}
