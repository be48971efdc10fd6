package tongbao.simulate.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Policy;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundKind;
import tongbao.core.payment.RefundState;

/** Compares both sides when all has come to rest: what is kept here, and what happened at Alipay. */
final class Reckoning {
    private final World world;

    Reckoning(World world) {
        this.world = world;
    }

    void reckon() {
        for (Payment seen : world.witness.payments()) {
            Optional<Payment> kept = world.ground.store().find(seen.id());
            kept.ifPresentOrElse(
                    this::reckon,
                    () -> world.findings.add(Rule.KEPT_BEFORE_ANSWERED, World.about(seen), "it has vanished"));
        }
        world.findings.expect(!world.witness.hasUntold(), Rule.TOLD, Story.ALL, "words are left in the outbox");
    }

    private void reckon(Payment payment) {
        payment.attempts().forEach(attempt -> {
            paid(payment, attempt);
            refunds(payment, attempt);
            settled(payment, attempt);
        });
        payment.refunds().forEach(refund -> {
            boolean settled = !(refund.state() instanceof RefundState.Unsettled);
            expect(settled, Rule.LOOKS, payment, refund.requestNo() + " is " + refund.state());
        });
        paidOnce(payment);
        told(payment);
        replay(payment);
    }

    private void expect(boolean holds, Rule rule, Payment payment, String detail) {
        world.findings.expect(holds, rule, World.about(payment), detail);
    }

    private Optional<Alipay.Trade> there(Attempt attempt) {
        return world.alipay.trade(attempt.orderNo().value());
    }

    private static boolean isWrong(Payment payment, Alipay.Trade trade) {
        return trade.fen != payment.order().total().fen();
    }

    private void paid(Payment payment, Attempt attempt) {
        Optional<Alipay.Trade> trade = there(attempt);
        boolean rightlyPaid = trade.filter(each -> each.paidAt.isPresent() && !isWrong(payment, each))
                .isPresent();
        String which = "attempt " + attempt.number() + " is " + attempt.state().word();
        if (rightlyPaid) {
            expect(attempt.success().isPresent(), Rule.PAID_THERE_IS_PAID_HERE, payment, which);
        } else {
            expect(attempt.success().isEmpty(), Rule.PAID_HERE_IS_PAID_THERE, payment, which);
        }
    }

    /** A wrong trade is for people to see to: it is looked at for ever. */
    private void settled(Payment payment, Attempt attempt) {
        boolean wrong = there(attempt).filter(trade -> isWrong(payment, trade)).isPresent();
        boolean settled = !(attempt.state() instanceof AttemptState.Unsettled);
        expect(settled || wrong, Rule.LOOKS, payment, "attempt " + attempt.number() + " is " + attempt.state());
    }

    private void refunds(Payment payment, Attempt attempt) {
        Map<String, Alipay.Given> there =
                there(attempt).map(trade -> trade.refunds).orElse(Map.of());
        long here = 0;
        for (Refund refund : payment.refunds()) {
            if (refund.attempt() == attempt.number()) {
                here += refund.isRefunded() ? refund.amount().fen() : 0;
                one(payment, refund, there(refund, there));
            }
        }
        long thereSum = there.values().stream().mapToLong(Alipay.Given::fen).sum();
        boolean elsewhere =
                there(attempt).filter(Alipay.Trade::isRefundedInConsole).isPresent();
        long told = there(attempt).map(trade -> trade.refundedTold).orElse(0L);
        boolean agree = elsewhere ? told <= here && here <= thereSum : here == thereSum;
        boolean wrong = there(attempt).filter(trade -> isWrong(payment, trade)).isPresent();
        expect(
                agree || wrong,
                Rule.REFUNDS_AGREE,
                payment,
                here + " fen went back here, " + thereSum + " there, " + told + " told");
        long paid = attempt.success().map(success -> success.amount().fen()).orElse(0L);
        expect(here <= paid, Rule.REFUNDS_FIT, payment, here + " fen went back of " + paid);
    }

    /** A reversal that is kept as gone back stands for what the cancel itself, or the console meanwhile, gave back. */
    private static Optional<Alipay.Given> there(Refund refund, Map<String, Alipay.Given> there) {
        Optional<Alipay.Given> byNumber =
                Optional.ofNullable(there.get(refund.requestNo().value()));
        return refund.kind() == RefundKind.REVERSAL ? byNumber.or(() -> unnumbered(refund, there)) : byNumber;
    }

    /** Its amount may be less, where a part counts as a refund made elsewhere: the sums are compared besides. */
    private static Optional<Alipay.Given> unnumbered(Refund reversal, Map<String, Alipay.Given> there) {
        return there.entrySet().stream()
                .filter(given -> given.getKey().equals(Alipay.CANCEL)
                        || (reversal.isRefunded() && given.getKey().startsWith(Alipay.CONSOLE)))
                .filter(given -> given.getValue().fen() >= reversal.amount().fen())
                .map(given -> new Alipay.Given(
                        reversal.amount().fen(), given.getValue().at()))
                .findFirst();
    }

    private void one(Payment payment, Refund refund, Optional<Alipay.Given> there) {
        if (refund.kind() == RefundKind.EXTERNAL) {
            return;
        }
        boolean same = refund.isRefunded()
                ? there.filter(given -> given.fen() == refund.amount().fen()).isPresent()
                : there.isEmpty();
        expect(same, Rule.REFUNDS_AGREE, payment, refund.requestNo() + " is " + refund.state() + ", there " + there);
    }

    /**
     * Whoever pays while another payment counts gets it back; what Alipay refuses to give back is told, and a person's
     * task. It stays where the app wants it so.
     */
    private void paidOnce(Payment payment) {
        boolean usual = world.policy.doubled() == Policy.Surplus.REFUND;
        List<Integer> wanted = usual ? doubled(payment) : List.of();
        List<Integer> back = payment.attempts().stream()
                .filter(attempt -> goesBack(payment, attempt, RefundKind.DUPLICATE))
                .map(Attempt::number)
                .toList();
        expect(back.equals(wanted), Rule.PAID_ONCE, payment, "attempts " + wanted + " are doubles, went back " + back);
    }

    /** By the story: what is paid counts until it is cancelled, and what turns out paid while it is cancelled never. */
    private List<Integer> doubled(Payment payment) {
        Optional<Integer> counts = Optional.empty();
        List<Integer> doubles = new ArrayList<>();
        for (Event event : world.ground.events(payment.id())) {
            Optional<Integer> paid = payment.attempts().stream()
                    .filter(attempt -> isPaidBy(event, attempt))
                    .map(Attempt::number)
                    .findFirst();
            if (paid.isPresent() && counts.isPresent()) {
                doubles.add(paid.get());
            } else if (paid.isPresent()) {
                counts = paid;
            }
            counts = counts.filter(number -> !isCancelledBy(event, payment, number));
        }
        return doubles.stream().sorted().toList();
    }

    private static boolean isPaidBy(Event event, Attempt attempt) {
        return event.subject().equals("attempt " + attempt.number())
                && List.of("paid", "finished").contains(event.to())
                && !List.of("paid", "cancelling").contains(event.from());
    }

    private static boolean isCancelledBy(Event event, Payment payment, int attempt) {
        return payment.refunds().stream()
                .filter(refund -> refund.kind() == RefundKind.REVERSAL && refund.attempt() == attempt)
                .anyMatch(refund -> event.subject().equals(refund.id().value())
                        && event.from().isEmpty());
    }

    private boolean goesBack(Payment payment, Attempt attempt, RefundKind kind) {
        return payment.refunds().stream()
                .anyMatch(refund -> refund.kind() == kind
                        && refund.attempt() == attempt.number()
                        && (refund.isRefunded() || isRefusedAndTold(payment, refund)));
    }

    private boolean isRefusedAndTold(Payment payment, Refund refund) {
        return refund.state() instanceof RefundState.Refused
                && world.witness.hasHeard(payment.id(), Effect.News.REFUND_REFUSED);
    }

    private void told(Payment payment) {
        boolean told = world.witness.hasHeard(payment.id(), Effect.News.PAYMENT_PAID)
                || world.witness.hasHeard(payment.id(), Effect.News.PAYMENT_LATE_PAID);
        boolean paid = payment.paidAttempt().isPresent();
        expect(told == paid, Rule.TOLD, payment, paid ? "the app wasn't told that it is paid" : "the app was told so");
        boolean toldClosed = world.witness.hasHeard(payment.id(), Effect.News.PAYMENT_CLOSED);
        expect(toldClosed == payment.closedAt().isPresent(), Rule.TOLD, payment, "told to be closed: " + toldClosed);
    }

    private void replay(Payment payment) {
        List<Event> events = world.ground.events(payment.id());
        expect(
                events.equals(world.witness.events(payment.id())),
                Rule.EVENTS_ONCE,
                payment,
                events.size() + " are recorded, "
                        + world.witness.events(payment.id()).size() + " were answered as kept");
        Map<String, String> states = new LinkedHashMap<>();
        for (Event event : events) {
            boolean moves = !event.to().equals("contradicted");
            String was = states.getOrDefault(event.subject(), event.subject().equals("payment") ? "open" : "");
            expect(!moves || was.equals(event.from()), Rule.EVENTS_REPLAY, payment, event + " follows on " + was);
            if (moves) {
                states.put(event.subject(), event.to());
            }
        }
        expect(states.equals(row(payment)), Rule.EVENTS_REPLAY, payment, states + " is not " + row(payment));
    }

    private static Map<String, String> row(Payment payment) {
        Map<String, String> states = new LinkedHashMap<>();
        payment.attempts()
                .forEach(each ->
                        states.put("attempt " + each.number(), each.state().word()));
        payment.refunds()
                .forEach(each -> states.put(each.id().value(), each.state().word()));
        payment.closedAt().ifPresent(at -> states.put("payment", "closed"));
        return states;
    }
}
