package tongbao.bench.calls;

import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;
import tongbao.bench.record.Yuan;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/v1/pay/create} of a page payment. */
public final class Create implements Call {
    private final Caller caller;

    public Create(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Verb verb() {
        return Verb.CREATE;
    }

    /** It expires after fifteen days, so that no bench, however long, sees it end. */
    @Override
    public byte[] request(Purchase purchase) {
        return caller.post(
                "/api/v1/pay/create",
                "{\"out_trade_no\":\"" + purchase.outTradeNo() + "\",\"total_amount\":\"" + Yuan.text(purchase.fen())
                        + "\",\"subject\":\"" + purchase.subject()
                        + "\",\"product\":\"page\",\"expires_in\":1296000,\"metadata\":{\"customer\":\"c-1024\"}}");
    }

    @Override
    public Judgement judge(Purchase purchase, Reply reply) {
        JsonNode made = reply.data();
        if (made.isMissingNode()) {
            record(purchase, reply.saysNothingWasDone() ? Told.REFUSED : Told.UNKNOWN);
            return new Judgement.Failed(reply.failure());
        }
        String url = made.path("pay").path("url").asString("");
        purchase.created(
                made.path("payment_id").asString(""),
                made.path("attempts").path(0).path("alipay_out_trade_no").asString(""),
                url.substring(url.lastIndexOf('/') + 1));
        return Payments.compare(purchase, made, "awaiting", 0, 0);
    }

    @Override
    public void record(Purchase purchase, Told told) {
        purchase.created(told);
    }
}
