package tongbao.bench.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;

/** Compares the client's record with what is there; written for this alone, and shares no code with the gateway. */
public final class Comparison {
    private static final String PAID = "paid";

    private final Findings findings = new Findings();

    private Comparison() {}

    /** {@code there} is all that is there of these purchases, and whatever else is there by numbers like theirs. */
    public static Verdict of(List<Purchase> purchases, List<Kept> there) {
        Comparison comparison = new Comparison();
        Map<String, List<Kept>> byNumber = new HashMap<>();
        there.forEach(kept -> byNumber.computeIfAbsent(kept.outTradeNo(), number -> new ArrayList<>())
                .add(kept));
        for (Purchase purchase : purchases) {
            List<Kept> found = byNumber.remove(purchase.outTradeNo());
            comparison.compare(purchase, found == null ? List.of() : found);
        }
        byNumber.keySet().forEach(number -> comparison.findings.unasked("payment " + number));
        return comparison.findings.verdict();
    }

    private void compare(Purchase purchase, List<Kept> found) {
        String what = "payment " + purchase.outTradeNo();
        findings.compared();
        if (found.size() > 1) {
            findings.doubled(what + " is there " + found.size() + " times");
            return;
        }
        switch (purchase.created()) {
            case DONE -> {
                if (found.isEmpty()) {
                    findings.lost(what);
                } else {
                    compare(purchase, found.getFirst());
                }
            }
            case UNKNOWN -> {
                findings.unknown();
                found.forEach(kept -> compareOrder(purchase, kept));
            }
            case NOTHING, REFUSED -> {
                if (!found.isEmpty()) {
                    findings.unasked(what);
                }
            }
        }
    }

    private void compare(Purchase purchase, Kept kept) {
        String what = purchase.outTradeNo();
        findings.same(what + ": payment_id", kept.paymentId(), purchase.paymentId());
        compareOrder(purchase, kept);
        if (kept.attempts().size() > 1) {
            findings.doubled(what + " has " + kept.attempts().size() + " attempts");
        } else if (kept.attempts().isEmpty()) {
            findings.lost(what + ": its attempt");
        } else {
            compare(purchase, kept.attempts().getFirst());
        }
        comparePaid(purchase, kept);
        compareRefunds(purchase, kept);
    }

    private void compareOrder(Purchase purchase, Kept kept) {
        String what = purchase.outTradeNo();
        findings.same(what + ": total in fen", kept.sums().total(), purchase.fen());
        findings.same(what + ": subject", kept.subject(), purchase.subject());
    }

    private void compare(Purchase purchase, Kept.Attempt attempt) {
        String what = purchase.outTradeNo() + ": attempt";
        findings.same(what + " number at Alipay", attempt.orderNo(), purchase.orderNo());
        if (!attempt.link().isEmpty()) {
            findings.same(what + " link", attempt.link(), purchase.link());
        }
        boolean maybePaid = purchase.paid() == Told.UNKNOWN;
        if (purchase.isPaid() || (maybePaid && attempt.state().equals(PAID))) {
            findings.same(what + " state", attempt.state(), PAID);
            findings.same(what + " trade number", attempt.tradeNo(), purchase.tradeNo());
            return;
        }
        switch (purchase.opened()) {
            case DONE -> findings.same(what + " state", attempt.state(), "awaiting");
            case NOTHING, REFUSED -> findings.same(what + " state", attempt.state(), "prepared");
            case UNKNOWN -> {
                if (!List.of("prepared", "awaiting").contains(attempt.state())) {
                    findings.different(what + " state", attempt.state(), "prepared or awaiting");
                }
            }
        }
    }

    /** Once, by one notice, and the sum is the whole. */
    private void comparePaid(Purchase purchase, Kept kept) {
        String what = purchase.outTradeNo();
        switch (purchase.paid()) {
            case DONE -> findings.same(what + ": paid in fen", kept.sums().paid(), purchase.fen());
            case NOTHING, REFUSED ->
                findings.same(what + ": paid in fen", kept.sums().paid(), 0L);
            case UNKNOWN -> {
                findings.unknown();
                if (kept.sums().paid() != 0) {
                    findings.same(what + ": paid in fen", kept.sums().paid(), purchase.fen());
                }
            }
        }
        kept.paidEvents()
                .filter(times -> times > 1)
                .ifPresent(times -> findings.doubled(what + " became paid " + times + " times"));
        boolean noticedByUs = !purchase.noticeId().isEmpty();
        if (noticedByUs && kept.notices().isPresent()) {
            compareNotices(purchase, kept.notices().get());
        }
    }

    private void compareNotices(Purchase purchase, List<String> notices) {
        String what = purchase.outTradeNo();
        if (notices.size() > 1) {
            findings.doubled(what + ": " + notices.size() + " notices are kept");
        } else if (notices.isEmpty()) {
            if (purchase.isPaid()) {
                findings.lost(what + ": notice " + purchase.noticeId());
            }
        } else {
            findings.same(what + ": notice", notices.getFirst(), purchase.noticeId());
        }
    }

    private void compareRefunds(Purchase purchase, Kept kept) {
        String what = purchase.outTradeNo();
        if (kept.refunds().size() > 1) {
            findings.doubled(what + " has " + kept.refunds().size() + " refunds");
            return;
        }
        switch (purchase.refunded()) {
            case DONE -> {
                if (kept.refunds().isEmpty()) {
                    findings.lost("refund " + purchase.requestNo());
                } else {
                    compareRefund(purchase, kept);
                }
            }
            case UNKNOWN -> findings.unknown();
            case NOTHING, REFUSED -> {
                if (!kept.refunds().isEmpty()) {
                    findings.unasked("refund " + kept.refunds().getFirst().requestNo() + " of " + what);
                }
                findings.same(what + ": refunded in fen", kept.sums().refunded(), 0L);
            }
        }
    }

    private void compareRefund(Purchase purchase, Kept kept) {
        Kept.Refund refund = kept.refunds().getFirst();
        String what = "refund " + purchase.requestNo();
        findings.same(what + ": number", refund.requestNo(), purchase.requestNo());
        findings.same(what + ": amount in fen", refund.fen(), purchase.refundFen());
        if (purchase.isRefundSettled()) {
            findings.same(what + ": state", refund.state(), "refunded");
        } else if (!List.of("refunding", "doubting", "refunded").contains(refund.state())) {
            findings.different(what + ": state", refund.state(), "refunding or refunded");
        }
        long refunded = refund.state().equals("refunded") ? purchase.refundFen() : 0;
        findings.same(purchase.outTradeNo() + ": refunded in fen", kept.sums().refunded(), refunded);
    }
}
