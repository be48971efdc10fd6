package tongbao.bench.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;
import tools.jackson.databind.JsonNode;

/**
 * How a payment that is to be refunded gets paid at the sandbox, before the clock starts: the payer opens the link,
 * enters the cashier and pays; the sandbox tells the gateway by a notice of its own.
 */
public final class Paying {
    private static final int ERROR = 400;

    private final Open open;
    private final String sandboxHost;
    private final Map<Purchase, String> addresses = new HashMap<>();

    public Paying(URI gateway, URI sandbox) {
        this.open = new Open(gateway);
        this.sandboxHost = sandbox.getRawAuthority();
    }

    /** Opens the link, and remembers where it leads. */
    public Call opening() {
        return new Call() {
            @Override
            public Verb verb() {
                return Verb.OPEN;
            }

            @Override
            public byte[] request(Purchase purchase) {
                return open.request(purchase);
            }

            @Override
            public Judgement judge(Purchase purchase, Reply reply) {
                reply.header("Location").ifPresent(address -> addresses.put(purchase, address));
                return open.judge(purchase, reply);
            }

            @Override
            public void record(Purchase purchase, Told told) {
                open.record(purchase, told);
            }
        };
    }

    /** Goes where the link led: from then on the sandbox knows the order. */
    public Call entering() {
        return new AtTheSandbox() {
            @Override
            public byte[] request(Purchase purchase) {
                URI address = URI.create(addresses.getOrDefault(purchase, ""));
                return ("GET " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\nHost: "
                                + sandboxHost + "\r\n\r\n")
                        .getBytes(UTF_8);
            }

            @Override
            public Judgement judge(Purchase purchase, Reply reply) {
                addresses.remove(purchase);
                return reply.status() < ERROR ? new Judgement.Right() : new Judgement.Failed(reply.failure());
            }
        };
    }

    /** Pays; the trade's number goes into the record. */
    public Call paying() {
        return new AtTheSandbox() {
            @Override
            public byte[] request(Purchase purchase) {
                return ("POST /sandbox/trades/" + purchase.orderNo() + "/pay HTTP/1.1\r\nHost: " + sandboxHost
                                + "\r\nContent-Length: 2\r\n\r\n{}")
                        .getBytes(UTF_8);
            }

            @Override
            public Judgement judge(Purchase purchase, Reply reply) {
                JsonNode trade = reply.json();
                if (!trade.path("trade_status").asString("").equals("TRADE_SUCCESS")) {
                    purchase.paid(Told.UNKNOWN);
                    return new Judgement.Failed(reply.failure());
                }
                purchase.paidBy(trade.path("trade_no").asString(""), "");
                purchase.paid(Told.DONE);
                return new Judgement.Right();
            }

            @Override
            public void record(Purchase purchase, Told told) {
                purchase.paid(told);
            }
        };
    }

    /** What isn't asked of the gateway. */
    private abstract static class AtTheSandbox implements Call {
        @Override
        public Verb verb() {
            return Verb.PAYING;
        }

        @Override
        public void record(Purchase purchase, Told told) {}
    }
}
