package tongbao.bench.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;

/** Every fault that is planted is found, and what is well is left alone. */
class ComparisonTest {
    private static final List<Purchase> ALL = List.of(Given.created("1"), Given.paid("2"), Given.refunded("3"));

    @Test
    void what_is_as_it_was_told_is_well() {
        Verdict verdict = Comparison.of(ALL, ALL.stream().map(Given::kept).toList());

        assertThat(verdict).isEqualTo(Verdict.compared(3));
        assertThat(verdict.isGood()).isTrue();
    }

    @Test
    void a_lost_payment_is_lost() {
        Verdict verdict = Comparison.of(ALL, List.of(Given.kept(ALL.get(0)), Given.kept(ALL.get(2))));

        assertThat(verdict.lost()).isOne();
        assertThat(verdict.examples()).containsExactly("lost: payment 2");
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void a_doubled_payment_is_doubled() {
        Verdict verdict = Comparison.of(
                ALL,
                Stream.concat(ALL.stream(), Stream.of(ALL.get(1)))
                        .map(Given::kept)
                        .toList());

        assertThat(verdict.doubled()).isOne();
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void a_payment_that_nobody_asked_for_is_told() {
        Verdict verdict = Comparison.of(List.of(), List.of(Given.kept(ALL.get(1))));

        assertThat(verdict.unasked()).isOne();
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void what_was_refused_must_not_be_there_and_what_is_unknown_may() {
        Purchase refused = new Purchase("1", 1234, "A book");
        refused.created(Told.REFUSED);
        Purchase unknown = new Purchase("2", 1234, "A book");
        unknown.created(Told.UNKNOWN);
        Kept there = Given.kept(Given.created("2"));

        assertThat(Comparison.of(List.of(refused), List.of()).isGood()).isTrue();
        assertThat(Comparison.of(List.of(refused), List.of(Given.kept(Given.created("1"))))
                        .unasked())
                .isOne();
        assertThat(Comparison.of(List.of(unknown), List.of()).isGood()).isTrue();
        assertThat(Comparison.of(List.of(unknown), List.of(there)).isGood()).isTrue();
        assertThat(Comparison.of(List.of(unknown), List.of(there, there)).doubled())
                .isOne();
        assertThat(Comparison.of(List.of(unknown), List.of(withSums(there, new Kept.Sums(1, 0, 0))))
                        .different())
                .isOne();
    }

    /** One fault of one payment: what is changed, whose, and which count tells it. */
    record Fault(String what, Purchase purchase, UnaryOperator<Kept> change, String found) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Fault> faults() {
        Purchase created = Given.created("1");
        Purchase paid = Given.paid("2");
        Purchase refunded = Given.refunded("3");
        return Stream.of(
                new Fault("another amount", created, kept -> withSums(kept, new Kept.Sums(1235, 0, 0)), "different"),
                new Fault("paid too little", paid, kept -> withSums(kept, new Kept.Sums(1234, 1, 0)), "different"),
                new Fault("paid unheard", created, kept -> withSums(kept, new Kept.Sums(1234, 1234, 0)), "different"),
                new Fault("money back", paid, kept -> withSums(kept, new Kept.Sums(1234, 1234, 1)), "different"),
                new Fault("no money back", refunded, kept -> withSums(kept, new Kept.Sums(1234, 1234, 0)), "different"),
                new Fault("another id", created, kept -> Given.kept(renamed(created)), "different"),
                new Fault("no attempt", created, kept -> withAttempts(kept, List.of()), "lost"),
                new Fault("two attempts", created, kept -> withAttempts(kept, twice(kept.attempts())), "doubled"),
                new Fault("still awaiting", paid, kept -> withState(kept, "awaiting"), "different"),
                new Fault("already paid", created, kept -> withState(kept, "paid"), "different"),
                new Fault("no refund", refunded, kept -> withRefunds(kept, List.of()), "lost"),
                new Fault("two refunds", refunded, kept -> withRefunds(kept, twice(kept.refunds())), "doubled"),
                new Fault(
                        "another refund",
                        refunded,
                        kept -> withRefunds(kept, List.of(new Kept.Refund("3-back", 618, "refunded"))),
                        "different"),
                new Fault(
                        "unsettled refund",
                        refunded,
                        kept -> withRefunds(kept, List.of(new Kept.Refund("3-back", 617, "refunding"))),
                        "different"),
                new Fault(
                        "refund nobody asked for",
                        paid,
                        kept -> withRefunds(kept, List.of(new Kept.Refund("x", 1, "refunded"))),
                        "unasked"),
                new Fault("lost notice", paid, kept -> withNotices(kept, List.of(), 1), "lost"),
                new Fault("two notices", paid, kept -> withNotices(kept, List.of("notice-2", "n"), 1), "doubled"),
                new Fault("another notice", paid, kept -> withNotices(kept, List.of("n"), 1), "different"),
                new Fault("paid twice", paid, kept -> withNotices(kept, List.of("notice-2"), 2), "doubled"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_planted_fault_is_found(Fault fault) {
        Kept well = Given.kept(fault.purchase());
        assertThat(Comparison.of(List.of(fault.purchase()), List.of(well)).isGood())
                .isTrue();

        Verdict verdict =
                Comparison.of(List.of(fault.purchase()), List.of(fault.change().apply(well)));

        assertThat(verdict.isGood()).isFalse();
        long count = switch (fault.found()) {
            case "lost" -> verdict.lost();
            case "doubled" -> verdict.doubled();
            case "different" -> verdict.different();
            case "unasked" -> verdict.unasked();
            default -> 0;
        };
        assertThat(count).as(verdict.toString()).isPositive();
    }

    @Test
    void an_unknown_notice_or_refund_may_have_had_its_effect_or_not() {
        Purchase noticed = Given.paid("2");
        noticed.paid(Told.UNKNOWN);
        Purchase returned = Given.paid("3");
        returned.refundBy("3-back", 617);
        returned.refunded(Told.UNKNOWN);
        Kept unpaid = withNotices(
                withState(withSums(Given.kept(noticed), new Kept.Sums(1234, 0, 0)), "awaiting"), List.of(), 0);

        assertThat(Comparison.of(List.of(noticed), List.of(Given.kept(Given.paid("2"))))
                        .isGood())
                .isTrue();
        assertThat(Comparison.of(List.of(noticed), List.of(unpaid)).isGood()).isTrue();
        assertThat(Comparison.of(List.of(noticed), List.of(withSums(unpaid, new Kept.Sums(1234, 5, 0))))
                        .isGood())
                .isFalse();
        assertThat(Comparison.of(List.of(returned), List.of(Given.kept(Given.paid("3"))))
                        .isGood())
                .isTrue();
        assertThat(Comparison.of(List.of(returned), List.of(Given.kept(Given.refunded("3"))))
                        .isGood())
                .isTrue();
    }

    private static Purchase renamed(Purchase purchase) {
        Purchase renamed = new Purchase(purchase.outTradeNo(), purchase.fen(), purchase.subject());
        renamed.created("pay_other", purchase.orderNo(), purchase.link());
        return renamed;
    }

    private static <T> List<T> twice(List<T> all) {
        return Stream.of(all, all).flatMap(List::stream).toList();
    }

    private static Kept withSums(Kept kept, Kept.Sums sums) {
        return new Kept(
                kept.outTradeNo(),
                kept.paymentId(),
                sums,
                kept.subject(),
                kept.attempts(),
                kept.refunds(),
                kept.notices(),
                kept.paidEvents());
    }

    private static Kept withAttempts(Kept kept, List<Kept.Attempt> attempts) {
        return new Kept(
                kept.outTradeNo(),
                kept.paymentId(),
                kept.sums(),
                kept.subject(),
                attempts,
                kept.refunds(),
                kept.notices(),
                kept.paidEvents());
    }

    private static Kept withState(Kept kept, String state) {
        Kept.Attempt attempt = kept.attempts().getFirst();
        return withAttempts(
                kept, List.of(new Kept.Attempt(attempt.orderNo(), attempt.link(), state, attempt.tradeNo())));
    }

    private static Kept withRefunds(Kept kept, List<Kept.Refund> refunds) {
        return new Kept(
                kept.outTradeNo(),
                kept.paymentId(),
                kept.sums(),
                kept.subject(),
                kept.attempts(),
                refunds,
                kept.notices(),
                kept.paidEvents());
    }

    private static Kept withNotices(Kept kept, List<String> notices, long paidEvents) {
        return new Kept(
                kept.outTradeNo(),
                kept.paymentId(),
                kept.sums(),
                kept.subject(),
                kept.attempts(),
                kept.refunds(),
                Optional.of(notices),
                Optional.of(paidEvents));
    }
}
