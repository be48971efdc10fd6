package tongbao.bench.torture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongbao.bench.record.Told;
import tongbao.bench.torture.Reckoning.Heard;
import tools.jackson.databind.json.JsonMapper;

/** One order of 10.00 that was paid, and of which 3.00 went back, as all three sides have it; each can be falsified. */
final class Given {
    static final String NUMBER = "T-1";
    static final String PAYMENT = "pay_1";
    static final String ORDER_NO = "TB1";
    static final String REFUND = "ref_1";

    final Dealing dealing = new Dealing(NUMBER, 1000, Instant.EPOCH);
    final List<Kept.Attempt> attempts = new ArrayList<>(List.of(new Kept.Attempt(1, ORDER_NO, "paid", 1000)));
    final List<Kept.Refund> refunds =
            new ArrayList<>(List.of(new Kept.Refund(REFUND, 1, "R-1", "requested", 300, "refunded")));
    final List<Kept.Event> events = new ArrayList<>();
    final Map<String, There> there = new HashMap<>();
    final Set<Heard> heard =
            new HashSet<>(Set.of(new Heard(PAYMENT, "payment_paid"), new Heard(PAYMENT, "refund_refunded")));
    final List<Kept> others = new ArrayList<>();
    Kept.Sums sums = new Kept.Sums(1000, 1000, 300, 300);
    boolean isClosed;
    boolean isKept = true;
    long takenFen = 700;

    Given() {
        dealing.shown(JsonMapper.shared().readTree("""
                {"payment_id":"pay_1","attempts":[{"alipay_out_trade_no":"TB1"}],"paid_amount":"10.00",
                "refunded_amount":"3.00"}"""));
        dealing.wants("R-1", 300);
        dealing.refund("R-1", Told.DONE, "refunded");
        dealing.paidThere(ORDER_NO);
        events.add(new Kept.Event(1, 0, "attempt 1", "", "prepared", ""));
        events.add(new Kept.Event(2, 0, "attempt 1", "prepared", "awaiting", ""));
        events.add(new Kept.Event(3, 0, "attempt 1", "awaiting", "paid", "payment_paid"));
        events.add(new Kept.Event(4, 0, REFUND, "", "refunding", ""));
        events.add(new Kept.Event(5, 0, REFUND, "refunding", "refunded", "refund_refunded"));
        there.put(ORDER_NO, new There(ORDER_NO, "TRADE_SUCCESS", 1000, 300, Map.of("R-1", 300L)));
    }

    Kept kept() {
        return new Kept(PAYMENT, NUMBER, 5, isClosed, sums, attempts, refunds, events);
    }

    Findings reckoned() {
        Findings findings = new Findings();
        List<Kept> all = new ArrayList<>(others);
        if (isKept) {
            all.add(kept());
        }
        new Reckoning(number -> Optional.ofNullable(there.get(number)), heard, findings)
                .reckon(List.of(dealing), all, takenFen);
        return findings;
    }
}
