package tongbao.bench.torture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongbao.bench.record.Told;
import tongbao.bench.record.Yuan;
import tools.jackson.databind.JsonNode;

/** The client's record of one order: what the shop asked for and was told, what the payer did. For several threads. */
final class Dealing {
    private static final int LINES_MAX = 200;

    private final String outTradeNo;
    private final long fen;
    private final Instant since;
    private final Set<String> orderNos = new LinkedHashSet<>();
    private final Set<String> paidThere = new LinkedHashSet<>();
    private final Map<String, Wanted> refunds = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private Told created = Told.NOTHING;
    private String paymentId = "";
    private long paidToldFen;
    private long refundedToldFen;
    private Instant last;

    /** A refund that was asked for: how much, what became of the wish, and the best that was told of its status. */
    record Wanted(long fen, Told asked, String status) {}

    Dealing(String outTradeNo, long fen, Instant now) {
        this.outTradeNo = outTradeNo;
        this.fen = fen;
        this.since = now;
        this.last = now;
    }

    String outTradeNo() {
        return outTradeNo;
    }

    long fen() {
        return fen;
    }

    /** Something that happened, for whoever has to read the story. */
    synchronized void note(Instant at, String line) {
        last = at;
        if (lines.size() < LINES_MAX) {
            lines.add(at + "  " + line);
        }
    }

    synchronized void created(Told told) {
        created = told;
    }

    /** The gateway showed the payment: whatever it says of numbers and sums has to stay true. */
    synchronized void shown(JsonNode payment) {
        created = Told.DONE;
        paymentId = payment.path("payment_id").asString("");
        payment.path("attempts")
                .forEach(attempt ->
                        orderNos.add(attempt.path("alipay_out_trade_no").asString("")));
        paidToldFen = Math.max(paidToldFen, fen(payment.path("paid_amount")));
        refundedToldFen = Math.max(refundedToldFen, fen(payment.path("refunded_amount")));
    }

    private static long fen(JsonNode yuan) {
        return Yuan.fen(yuan.asString("")).orElse(0);
    }

    /** The sandbox took a payer's money for this number. */
    synchronized void paidThere(String orderNo) {
        paidThere.add(orderNo);
    }

    /** A refund is going to be asked for: from now on it may be there. */
    synchronized void wants(String requestNo, long amountFen) {
        refunds.put(requestNo, new Wanted(amountFen, Told.UNKNOWN, ""));
    }

    synchronized void refund(String requestNo, Told asked, String status) {
        Wanted before = refunds.get(requestNo);
        if (before == null) {
            throw new IllegalStateException("nobody asked for " + requestNo);
        }
        boolean knewBetter = before.asked() == Told.DONE
                && (asked != Told.DONE || !before.status().equals("refunding"));
        if (!knewBetter) {
            refunds.put(requestNo, new Wanted(before.fen(), asked, status));
        }
    }

    synchronized Told created() {
        return created;
    }

    synchronized String paymentId() {
        return paymentId;
    }

    /** The number at Alipay that was shown last. */
    synchronized Optional<String> newestOrderNo() {
        return orderNos.isEmpty()
                ? Optional.empty()
                : Optional.of(List.copyOf(orderNos).getLast());
    }

    synchronized Set<String> orderNos() {
        return Set.copyOf(orderNos);
    }

    synchronized Set<String> paidThere() {
        return Set.copyOf(paidThere);
    }

    synchronized Map<String, Wanted> refunds() {
        return Map.copyOf(refunds);
    }

    synchronized long paidToldFen() {
        return paidToldFen;
    }

    synchronized long refundedToldFen() {
        return refundedToldFen;
    }

    synchronized Instant since() {
        return since;
    }

    synchronized Instant last() {
        return last;
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
