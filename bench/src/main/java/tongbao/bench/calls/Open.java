package tongbao.bench.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;

/** {@code GET /pay/{token}}: the payer opens the link, and is led to Alipay by a signed address. */
public final class Open implements Call {
    private static final int FOUND = 302;

    private final String host;

    public Open(URI gateway) {
        this.host = gateway.getRawAuthority();
    }

    @Override
    public Verb verb() {
        return Verb.OPEN;
    }

    @Override
    public byte[] request(Purchase purchase) {
        return ("GET /pay/" + purchase.link() + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\n\r\n")
                .getBytes(UTF_8);
    }

    @Override
    public Judgement judge(Purchase purchase, Reply reply) {
        if (reply.status() != FOUND) {
            record(purchase, reply.status() / 100 == 4 ? Told.REFUSED : Told.UNKNOWN);
            return new Judgement.Failed(reply.failure());
        }
        record(purchase, Told.DONE);
        String address = reply.header("Location").orElse("");
        return address.contains("%22" + purchase.orderNo() + "%22") && address.contains("sign=")
                ? new Judgement.Right()
                : new Judgement.Wrong(purchase.outTradeNo() + ": its link leads to '" + address + "'");
    }

    @Override
    public void record(Purchase purchase, Told told) {
        purchase.opened(told);
    }
}
