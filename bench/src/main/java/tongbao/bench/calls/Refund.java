package tongbao.bench.calls;

import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;
import tongbao.bench.record.Yuan;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/v1/pay/refund} of a part; the gateway asks Alipay, here the sandbox, before it answers. */
public final class Refund implements Call {
    private static final String NUMBER_SUFFIX = "-back";

    private final Caller caller;

    public Refund(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Verb verb() {
        return Verb.REFUND;
    }

    /** Half of what was paid, so that whole and part can be told apart afterwards. */
    @Override
    public byte[] request(Purchase purchase) {
        purchase.refundBy(purchase.outTradeNo() + NUMBER_SUFFIX, (purchase.fen() + 1) / 2);
        return caller.post(
                "/api/v1/pay/refund",
                "{\"out_trade_no\":\"" + purchase.outTradeNo() + "\",\"out_request_no\":\"" + purchase.requestNo()
                        + "\",\"refund_amount\":\"" + Yuan.text(purchase.refundFen()) + "\",\"reason\":\"bench\"}");
    }

    @Override
    public Judgement judge(Purchase purchase, Reply reply) {
        JsonNode made = reply.data();
        if (made.isMissingNode()) {
            record(purchase, reply.saysNothingWasDone() ? Told.REFUSED : Told.UNKNOWN);
            return new Judgement.Failed(reply.failure());
        }
        record(purchase, Told.DONE);
        boolean asAsked = made.path("payment_id").asString("").equals(purchase.paymentId())
                && made.path("out_request_no").asString("").equals(purchase.requestNo())
                && made.path("refund_amount").asString("").equals(Yuan.text(purchase.refundFen()));
        if (!asAsked) {
            return new Judgement.Wrong(purchase.outTradeNo() + ": the refund is shown as " + made);
        }
        return switch (made.path("status").asString("")) {
            case "refunded" -> {
                purchase.refundSettled();
                yield new Judgement.Right();
            }
            case "refunding" -> new Judgement.Failed("200 still refunding");
            default -> new Judgement.Wrong(purchase.outTradeNo() + ": the refund is shown as " + made);
        };
    }

    @Override
    public void record(Purchase purchase, Told told) {
        purchase.refunded(told);
    }
}
