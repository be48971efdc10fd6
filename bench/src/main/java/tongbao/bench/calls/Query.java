package tongbao.bench.calls;

import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/v1/pay/query?sync=false}: the payment as it is kept, without asking Alipay. */
public final class Query implements Call {
    /** Which answers are right. */
    public enum Wanted {
        /** What the record says: nobody changes anything meanwhile. */
        AS_RECORDED,
        /** Anything that agrees with itself and with the order: others move it meanwhile. */
        IN_ITSELF
    }

    private final Caller caller;
    private final Wanted wanted;

    public Query(Caller caller, Wanted wanted) {
        this.caller = caller;
        this.wanted = wanted;
    }

    @Override
    public Verb verb() {
        return Verb.QUERY;
    }

    @Override
    public byte[] request(Purchase purchase) {
        return caller.get("/api/v1/pay/query", "out_trade_no=" + purchase.outTradeNo() + "&sync=false");
    }

    @Override
    public Judgement judge(Purchase purchase, Reply reply) {
        JsonNode shown = reply.data();
        if (shown.isMissingNode()) {
            return new Judgement.Failed(reply.failure());
        }
        String status = switch (wanted) {
            case AS_RECORDED -> recorded(purchase);
            case IN_ITSELF -> shown.path("status").asString("");
        };
        return switch (status) {
            case "awaiting" -> Payments.compare(purchase, shown, status, 0, 0);
            case "paid" -> Payments.compare(purchase, shown, status, purchase.fen(), 0);
            case "partially_refunded" ->
                Payments.compare(purchase, shown, status, purchase.fen(), purchase.refundFen());
            default -> new Judgement.Wrong(purchase.outTradeNo() + ": status is '" + status + "'");
        };
    }

    private static String recorded(Purchase purchase) {
        if (purchase.isRefundSettled()) {
            return "partially_refunded";
        }
        return purchase.isPaid() ? "paid" : "awaiting";
    }

    /** A look changes nothing. */
    @Override
    public void record(Purchase purchase, Told told) {}
}
