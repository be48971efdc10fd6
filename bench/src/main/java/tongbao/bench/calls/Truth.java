package tongbao.bench.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;
import tongbao.bench.record.Yuan;
import tools.jackson.databind.JsonNode;

/** Asks the sandbox how much of a trade it gave back: what was acknowledged has to have happened there, once. */
public final class Truth implements Call {
    private final String host;

    public Truth(URI sandbox) {
        this.host = sandbox.getRawAuthority();
    }

    @Override
    public Verb verb() {
        return Verb.PAYING;
    }

    @Override
    public byte[] request(Purchase purchase) {
        return ("GET /sandbox/trades/" + purchase.orderNo() + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                .getBytes(UTF_8);
    }

    @Override
    public Judgement judge(Purchase purchase, Reply reply) {
        JsonNode trade = reply.json();
        String refunded = trade.path("refunded_amount").asString("");
        String half = Yuan.text(purchase.refundFen());
        boolean isNone = refunded.equals("0.00") && trade.path("refunds").isEmpty();
        boolean isOnce = refunded.equals(half) && trade.path("refunds").size() == 1;
        boolean isRight = switch (purchase.refunded()) {
            case DONE -> isOnce || (isNone && !purchase.isRefundSettled());
            case NOTHING, REFUSED -> isNone;
            case UNKNOWN -> isNone || isOnce;
        };
        return isRight
                ? new Judgement.Right()
                : new Judgement.Wrong(purchase.outTradeNo() + ": Alipay gave back '" + refunded + "', not '" + half
                        + "': " + reply.body());
    }

    @Override
    public void record(Purchase purchase, Told told) {}
}
