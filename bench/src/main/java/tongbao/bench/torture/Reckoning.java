package tongbao.bench.torture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tongbao.bench.record.Told;
import tongbao.bench.torture.Findings.Sort;

/** Compares the client's record, the database and Alipay, row by row, by rules that share no code with the gateway. */
final class Reckoning {
    private static final String PAYMENT = "payment";
    private static final String CONTRADICTED = "contradicted";

    private final Function<String, Optional<There>> alipay;
    private final Set<Heard> heard;
    private final Findings findings;

    /** A word that reached the app, about one payment. */
    record Heard(String paymentId, String word) {}

    /** {@code alipay} tells what is true there of an order number. */
    Reckoning(Function<String, Optional<There>> alipay, Set<Heard> heard, Findings findings) {
        this.alipay = alipay;
        this.heard = Set.copyOf(heard);
        this.findings = findings;
    }

    /** {@code takenFen} is what the merchant's balance at Alipay grew by. */
    void reckon(Collection<Dealing> dealings, List<Kept> all, long takenFen) {
        Map<String, List<Kept>> byNumber = new HashMap<>();
        all.forEach(kept -> byNumber.computeIfAbsent(kept.outTradeNo(), number -> new ArrayList<>(1))
                .add(kept));
        for (Dealing dealing : dealings) {
            List<Kept> found = byNumber.remove(dealing.outTradeNo());
            compare(dealing, found == null ? List.of() : found);
        }
        byNumber.keySet()
                .forEach(number -> findings.add(Rule.ASKED_FOR, Sort.DIFFERENT, number, "nobody asked for this order"));
        all.forEach(this::compareWithAlipay);
        long keptFen = all.stream().mapToLong(Reckoning::takenFen).sum();
        findings.expect(
                keptFen == takenFen,
                Rule.BALANCE,
                Sort.DIFFERENT,
                Findings.ALL,
                keptFen + " fen are kept here, " + takenFen + " fen came there");
    }

    private static long takenFen(Kept kept) {
        long paid = kept.attempts().stream().mapToLong(Kept.Attempt::paidFen).sum();
        return paid - returnedFen(kept);
    }

    private static long returnedFen(Kept kept) {
        return kept.refunds().stream()
                .filter(Kept.Refund::isRefunded)
                .mapToLong(Kept.Refund::fen)
                .sum();
    }

    private void compare(Dealing dealing, List<Kept> found) {
        String number = dealing.outTradeNo();
        if (found.isEmpty()) {
            findings.expect(
                    dealing.created() != Told.DONE, Rule.ANSWERED_IS_KEPT, Sort.LOST, number, dealing.paymentId());
            return;
        }
        findings.expect(found.size() == 1, Rule.ASKED_FOR, Sort.DOUBLED, number, found.size() + " payments");
        Kept kept = found.getFirst();
        findings.expect(
                dealing.created() != Told.REFUSED, Rule.ASKED_FOR, Sort.DIFFERENT, number, "its creation was refused");
        same(number, "total", dealing.fen(), kept.sums().total());
        if (dealing.created() == Told.DONE) {
            compareAnswered(dealing, kept);
        }
        dealing.refunds().forEach((requestNo, wanted) -> compare(number, requestNo, wanted, kept));
        for (Kept.Refund refund : kept.refunds()) {
            boolean wanted =
                    !refund.kind().equals("requested") || dealing.refunds().containsKey(refund.requestNo());
            findings.expect(wanted, Rule.ASKED_FOR, Sort.DIFFERENT, number, "refund " + refund.requestNo());
        }
    }

    private void same(String about, String what, Object answered, Object kept) {
        findings.expect(
                answered.equals(kept),
                Rule.ANSWERED_IS_KEPT,
                Sort.DIFFERENT,
                about,
                what + ": " + answered + " was answered, " + kept + " is kept");
    }

    private void compareAnswered(Dealing dealing, Kept kept) {
        String number = dealing.outTradeNo();
        same(number, "payment id", dealing.paymentId(), kept.id());
        for (String orderNo : dealing.orderNos()) {
            boolean there = kept.attempts().stream()
                    .anyMatch(attempt -> attempt.orderNo().equals(orderNo));
            findings.expect(there, Rule.ANSWERED_IS_KEPT, Sort.LOST, number, "attempt " + orderNo);
        }
        findings.expect(
                dealing.paidToldFen() <= kept.sums().paid(),
                Rule.ANSWERED_IS_KEPT,
                Sort.LOST,
                number,
                dealing.paidToldFen() + " fen were told as paid, " + kept.sums().paid() + " are kept");
        findings.expect(
                dealing.refundedToldFen() <= returnedFen(kept),
                Rule.ANSWERED_IS_KEPT,
                Sort.LOST,
                number,
                dealing.refundedToldFen() + " fen were told as refunded, " + returnedFen(kept) + " are kept");
    }

    private void compare(String number, String requestNo, Dealing.Wanted wanted, Kept kept) {
        List<Kept.Refund> found = kept.refunds().stream()
                .filter(refund -> refund.requestNo().equals(requestNo))
                .toList();
        String what = "refund " + requestNo;
        findings.expect(found.size() <= 1, Rule.ASKED_FOR, Sort.DOUBLED, number, what);
        if (found.isEmpty()) {
            findings.expect(wanted.asked() != Told.DONE, Rule.ANSWERED_IS_KEPT, Sort.LOST, number, what);
            return;
        }
        Kept.Refund refund = found.getFirst();
        same(number, what, wanted.fen(), refund.fen());
        findings.expect(
                wanted.asked() != Told.REFUSED,
                Rule.ASKED_FOR,
                Sort.DIFFERENT,
                number,
                what + " was declined: " + wanted.status());
        boolean toldTheEnd = wanted.asked() == Told.DONE && !wanted.status().equals("refunding");
        if (toldTheEnd) {
            same(number, what, wanted.status(), refund.state());
        }
    }

    private void compareWithAlipay(Kept kept) {
        boolean rests = settled(kept);
        for (Kept.Attempt attempt : kept.attempts()) {
            if (rests) { // otherwise it is told already, and nothing has to agree yet
                Optional<There> there = alipay.apply(attempt.orderNo());
                comparePaid(kept, attempt, there);
                new Returned(kept, attempt, there, findings).compare();
            }
        }
        if (rests) {
            comparePaidOnce(kept);
        }
        compareTold(kept);
        replay(kept);
    }

    private boolean settled(Kept kept) {
        List<String> unsettled = new ArrayList<>();
        kept.attempts().stream()
                .filter(Kept.Attempt::isUnsettled)
                .forEach(attempt -> unsettled.add("attempt " + attempt.number() + " is " + attempt.state()));
        kept.refunds().stream()
                .filter(Kept.Refund::isUnsettled)
                .forEach(refund -> unsettled.add(refund.requestNo() + " is " + refund.state()));
        unsettled.forEach(each -> findings.add(Rule.SETTLED, Sort.DIFFERENT, kept.outTradeNo(), each));
        return unsettled.isEmpty();
    }

    private void comparePaid(Kept kept, Kept.Attempt attempt, Optional<There> there) {
        long paidThere = there.filter(There::isPaid).map(There::totalFen).orElse(0L);
        String detail = attempt.orderNo() + " is " + attempt.state() + " here with " + attempt.paidFen()
                + " fen, there " + there.map(There::toString).orElse("unknown");
        if (paidThere > 0) {
            Sort sort = attempt.isPaid() ? Sort.DIFFERENT : Sort.LOST;
            boolean same =
                    attempt.paidFen() == paidThere && paidThere == kept.sums().total();
            findings.expect(same, Rule.PAID_THERE_IS_PAID_HERE, sort, kept.outTradeNo(), detail);
        } else {
            findings.expect(!attempt.isPaid(), Rule.PAID_HERE_IS_PAID_THERE, Sort.DIFFERENT, kept.outTradeNo(), detail);
        }
    }

    /** Apps want second payments back here; what Alipay refuses to give back is told, and a person's task. */
    private void comparePaidOnce(Kept kept) {
        List<Kept.Attempt> wanted = kept.attempts().stream()
                .filter(attempt -> attempt.isPaid() && !goesBack(kept, attempt, "reversal"))
                .toList();
        long back = wanted.stream()
                .filter(attempt -> goesBack(kept, attempt, "duplicate"))
                .count();
        findings.expect(
                wanted.isEmpty() || back == wanted.size() - 1,
                Rule.PAID_ONCE,
                Sort.DOUBLED,
                kept.outTradeNo(),
                wanted.size() + " attempts are paid, " + back + " went back");
    }

    private static boolean goesBack(Kept kept, Kept.Attempt attempt, String kind) {
        return kept.refunds().stream()
                .anyMatch(refund -> refund.kind().equals(kind)
                        && refund.attempt() == attempt.number()
                        && (refund.isRefunded() || wasTold(kept, "refund_refused")));
    }

    private static boolean wasTold(Kept kept, String word) {
        return kept.events().stream().anyMatch(event -> event.words().contains(word));
    }

    private void compareTold(Kept kept) {
        boolean paid = kept.sums().paid() > 0;
        boolean told = wasTold(kept, "payment_paid") || wasTold(kept, "payment_late_paid");
        findings.expect(
                paid == told, Rule.TOLD, Sort.DIFFERENT, kept.outTradeNo(), "paid: " + paid + ", told: " + told);
        boolean toldClosed = wasTold(kept, "payment_closed");
        findings.expect(
                kept.isClosed() == toldClosed,
                Rule.TOLD,
                Sort.DIFFERENT,
                kept.outTradeNo(),
                "closed: " + kept.isClosed() + ", told: " + toldClosed);
        for (Kept.Event event : kept.events()) {
            for (String word : event.words()) {
                boolean isHeard = heard.contains(new Heard(kept.id(), word));
                findings.expect(isHeard, Rule.TOLD, Sort.LOST, kept.outTradeNo(), word + " never reached the app");
            }
        }
    }

    private void replay(Kept kept) {
        Map<String, String> states = new LinkedHashMap<>();
        for (Kept.Event event : kept.events()) {
            String was = states.getOrDefault(event.subject(), event.subject().equals(PAYMENT) ? "open" : "");
            boolean moves = !event.to().equals(CONTRADICTED);
            findings.expect(
                    event.version() <= kept.version() && (!moves || was.equals(event.from())),
                    Rule.EVENTS,
                    Sort.DIFFERENT,
                    kept.outTradeNo(),
                    event + " follows on '" + was + "'");
            if (moves) {
                states.put(event.subject(), event.to());
            }
        }
        Map<String, String> row = row(kept);
        findings.expect(states.equals(row), Rule.EVENTS, Sort.DIFFERENT, kept.outTradeNo(), states + " is not " + row);
    }

    private static Map<String, String> row(Kept kept) {
        Map<String, String> states = new LinkedHashMap<>();
        kept.attempts().forEach(attempt -> states.put("attempt " + attempt.number(), attempt.state()));
        kept.refunds().forEach(refund -> states.put(refund.id(), refund.state()));
        if (kept.isClosed()) {
            states.put(PAYMENT, "closed");
        }
        return states;
    }
}
