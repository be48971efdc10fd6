package tongbao.simulate.mutants;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;
import tongbao.core.payment.Look;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundKind;
import tongbao.core.store.Birth;
import tongbao.core.store.Due;
import tongbao.core.store.Kept;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;
import tongbao.simulate.world.Passing;

/** Stores with a fault. */
final class MutantStores {
    private MutantStores() {}

    /** A store that writes something else than it was given. */
    static class Rewriting extends Passing {
        private final UnaryOperator<Applied> rewriting;

        Rewriting(Store inner, UnaryOperator<Applied> rewriting) {
            super(inner);
            this.rewriting = rewriting;
        }

        @Override
        public List<Saved> save(List<Save> saves) {
            return super.save(saves.stream()
                    .map(save -> new Save(save.before(), rewriting.apply(save.after()), save.notice(), save.nonce()))
                    .toList());
        }
    }

    private static Payment with(Payment payment, List<Attempt> attempts, List<Refund> refunds) {
        return new Payment(payment.id(), payment.version(), payment.order(), attempts, refunds, payment.closedAt());
    }

    /** The last write waits for the next call; a process that ends takes it along. */
    static final class WriteBehind extends Passing {
        private List<Save> waiting = List.of();

        WriteBehind(Store inner) {
            super(inner);
        }

        @Override
        public List<Saved> save(List<Save> saves) {
            flush();
            waiting = List.copyOf(saves);
            return saves.stream().map(save -> Saved.SAVED).toList();
        }

        @Override
        public Optional<Payment> find(PaymentId payment) {
            flush();
            return super.find(payment);
        }

        @Override
        public List<Due> lease(Instant now, Instant until, int most) {
            flush();
            return super.lease(now, until, most);
        }

        private void flush() {
            List<Save> late = waiting;
            waiting = List.of();
            if (!late.isEmpty()) {
                super.save(late);
            }
        }
    }

    static final class Unguarded extends Passing {
        Unguarded(Store inner) {
            super(inner);
        }

        @Override
        public List<Saved> save(List<Save> saves) {
            return super.save(saves.stream().map(this::onWhatIsKept).toList());
        }

        private Save onWhatIsKept(Save save) {
            Payment kept = find(save.before().id()).orElse(save.before());
            Payment mine = save.after().next();
            Payment next = new Payment(
                    mine.id(), kept.version() + 1, mine.order(), mine.attempts(), mine.refunds(), mine.closedAt());
            Applied after =
                    new Applied(next, save.after().events(), save.after().effects());
            return new Save(kept, after, save.notice(), save.nonce());
        }
    }

    static final class RefundsForgotten extends Rewriting {
        RefundsForgotten(Store inner) {
            super(
                    inner,
                    after -> new Applied(
                            with(
                                    after.next(),
                                    after.next().attempts(),
                                    after.next().refunds().stream()
                                            .filter(refund -> !isBorn(after, refund))
                                            .toList()),
                            after.events(),
                            after.effects()));
        }

        private static boolean isBorn(Applied after, Refund refund) {
            return after.events().stream()
                    .anyMatch(event -> event.subject().equals(refund.id().value())
                            && event.from().isEmpty());
        }
    }

    static final class OpenedWithoutCommit extends Passing {
        OpenedWithoutCommit(Store inner) {
            super(inner);
        }

        @Override
        public List<Saved> save(List<Save> saves) {
            boolean opens = saves.getFirst().after().events().stream()
                    .anyMatch(event ->
                            event.from().equals("prepared") && event.to().equals("awaiting"));
            return opens ? List.of(Saved.SAVED) : super.save(saves);
        }
    }

    static final class DuplicateKept extends Rewriting {
        DuplicateKept(Store inner) {
            super(
                    inner,
                    after -> new Applied(
                            with(
                                    after.next(),
                                    after.next().attempts(),
                                    after.next().refunds().stream()
                                            .filter(refund -> refund.kind() != RefundKind.DUPLICATE)
                                            .toList()),
                            after.events(),
                            after.effects()));
        }
    }

    static final class LeaseIgnored extends Passing {
        LeaseIgnored(Store inner) {
            super(inner);
        }

        @Override
        public List<Due> lease(Instant now, Instant until, int most) {
            return super.lease(now, now, most);
        }
    }

    static final class LookForgotten extends Rewriting {
        private static final Duration NEVER = Duration.ofDays(3650);

        LookForgotten(Store inner) {
            super(
                    inner,
                    after -> new Applied(
                            with(
                                    after.next(),
                                    after.next().attempts().stream()
                                            .map(LookForgotten::forgotten)
                                            .toList(),
                                    after.next().refunds()),
                            after.events(),
                            after.effects()));
        }

        private static Attempt forgotten(Attempt attempt) {
            return attempt.state() instanceof AttemptState.Awaiting awaiting
                    ? attempt.in(new AttemptState.Awaiting(
                            awaiting.openedAt(),
                            new Look(
                                    awaiting.openedAt().plus(NEVER),
                                    awaiting.look().made()),
                            awaiting.code()))
                    : attempt;
        }
    }

    static final class EventTwice extends Rewriting {
        EventTwice(Store inner) {
            super(inner, after -> {
                List<Event> twice = new ArrayList<>(after.events());
                twice.addAll(after.events());
                return new Applied(after.next(), twice, after.effects());
            });
        }
    }

    static final class EventLost extends Rewriting {
        EventLost(Store inner) {
            super(
                    inner,
                    after -> new Applied(
                            after.next(), after.events().stream().skip(1).toList(), after.effects()));
        }
    }

    static final class WordLost extends Rewriting {
        WordLost(Store inner) {
            super(
                    inner,
                    after -> new Applied(
                            after.next(),
                            after.events(),
                            after.effects().stream()
                                    .filter(effect -> !(effect instanceof Effect.Tell))
                                    .toList()));
        }
    }

    static final class NonceForgotten extends Passing {
        NonceForgotten(Store inner) {
            super(inner);
        }

        @Override
        public List<Kept> create(List<Birth> births) {
            return super.create(
                    births.stream().map(birth -> Birth.of(birth.decision())).toList());
        }

        @Override
        public List<Saved> save(List<Save> saves) {
            return super.save(saves.stream()
                    .map(save -> new Save(save.before(), save.after(), save.notice()))
                    .toList());
        }

        @Override
        public List<Newness> remember(List<Nonce> nonces) {
            return nonces.stream().map(nonce -> Newness.NEW).toList();
        }
    }
}
