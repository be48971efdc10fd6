package tongbao.alipay;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One application at Alipay's gateway v2: signs what is asked, sends it once, and believes only what is signed.
 *
 * <p>Safe for many threads. No method repeats a call, and none throws for anything that Alipay or the network does:
 * exceptions are for wrong settings and wrong requests, and for a {@link SigningQueue} that refuses to sign what is
 * wanted at once. Verification is by Alipay public key; UTF-8 and RSA2 only.
 */
public final class AlipayClient {
    public static final URI PRODUCTION = URI.create("https://openapi.alipay.com/gateway.do");
    public static final URI SANDBOX = URI.create("https://openapi-sandbox.dl.alipaydev.com/gateway.do");

    private final URI address;
    private final String appId;
    private final Keys keys;
    private final Clock clock;
    private final Gateway gateway;
    private final SigningQueue signing;

    private AlipayClient(Builder builder) {
        Checks.visible("the app id", builder.appId, 32);
        address = builder.gateway;
        appId = builder.appId;
        keys = new Keys(builder.applicationPrivateKey, builder.alipayPublicKeys);
        clock = builder.clock;
        gateway = new Gateway(builder.http(), address, builder.timeoutReply);
        signing = builder.signing;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Signs a page for a computer's browser. Nothing is sent, and Alipay knows no trade until the buyer enters the
     * page.
     *
     * @throws SigningRefused when a {@link SigningQueue} of one's own refuses
     */
    public PayPage pagePay(TradePagePay.Request request) {
        return PayPage.of(address, signed(request.command()));
    }

    /**
     * Signs a page for a phone's browser. Nothing is sent, and Alipay knows no trade until the buyer enters the page.
     *
     * @throws SigningRefused when a {@link SigningQueue} of one's own refuses
     */
    public PayPage wapPay(TradeWapPay.Request request) {
        return PayPage.of(address, signed(request.command()));
    }

    /**
     * Signs an order and gives the text that an app hands to Alipay's SDK as it is. Nothing is sent.
     *
     * @throws SigningRefused when a {@link SigningQueue} of one's own refuses
     */
    public String appPay(TradeAppPay.Request request) {
        return PayPage.encoded(signed(request.command()));
    }

    public Outcome<TradePrecreate.Reply> precreate(TradePrecreate.Request request) {
        return exchange(request.call());
    }

    public Outcome<TradeQuery.Reply> query(TradeQuery.Request request) {
        return exchange(request.call());
    }

    public Outcome<TradeClose.Reply> close(TradeClose.Request request) {
        return exchange(request.call());
    }

    public Outcome<TradeCancel.Reply> cancel(TradeCancel.Request request) {
        return exchange(request.call());
    }

    public Outcome<TradeRefund.Reply> refund(TradeRefund.Request request) {
        return exchange(request.call());
    }

    public Outcome<TradeFastpayRefundQuery.Reply> refundQuery(TradeFastpayRefundQuery.Request request) {
        return exchange(request.call());
    }

    /**
     * Looks at a notice: the raw bytes of the POST, untouched by any framework. A genuine notice is Alipay's word;
     * that it is meant for this app, this seller and this amount remains to be checked.
     */
    public NoticeVerdict notice(byte[] body) {
        return NoticeReader.read(body, keys);
    }

    /** Who signs here. The first call, or the first signature, takes the half second that a fast provider loads. */
    public RsaProvider rsaProvider() {
        return keys.provider();
    }

    private <R> Outcome<R> exchange(Call<R> call) {
        SortedMap<String, String> signed;
        try {
            signed = signed(call.command());
        } catch (SigningRefused e) {
            return new Outcome.Unknown<>(Outcome.Why.NOT_SENT, String.valueOf(e.getMessage()), Optional.empty());
        }
        return switch (gateway.post(signed)) {
            case Gateway.Response.Received(var body, var charset) ->
                Verdict.of(call, Answer.read(body, charset, call.command().method(), keys));
            case Gateway.Response.Failed(var why, var detail) -> new Outcome.Unknown<>(why, detail, Optional.empty());
        };
    }

    private SortedMap<String, String> signed(Command command) {
        var all = new TreeMap<>(command.parameters());
        all.put("app_id", appId);
        all.put("method", command.method());
        all.put("format", "JSON");
        all.put("charset", "utf-8");
        all.put("sign_type", "RSA2");
        all.put("timestamp", GatewayTime.text(clock.instant()));
        all.put("version", "1.0");
        SortedMap<String, String> sent = SignedText.withValue(all);
        String text = SignedText.of(sent);
        sent.put("sign", signing.sign(() -> keys.sign(text, StandardCharsets.UTF_8)));
        return sent;
    }

    /** The settings of a client; the app id and the keys have no default. */
    public static final class Builder {
        private URI gateway = PRODUCTION;
        private String appId = "";
        private String applicationPrivateKey = "";
        private final List<String> alipayPublicKeys = new ArrayList<>();
        private Duration timeoutConnect = Duration.ofSeconds(3);
        private Duration timeoutReply = Duration.ofSeconds(15);
        private Clock clock = Clock.systemUTC();
        private Optional<HttpClient> httpClient = Optional.empty();
        private SigningQueue signing = SigningQueue.NONE;

        private Builder() {}

        /** The address of the gateway, by default {@link #PRODUCTION}; without a query. */
        public Builder gateway(URI address) {
            if (!List.of("http", "https").contains(String.valueOf(address.getScheme()))
                    || address.getHost() == null
                    || address.getRawQuery() != null
                    || address.getRawFragment() != null) {
                throw new IllegalArgumentException("not the address of a gateway, http(s) without a query: " + address);
            }
            gateway = address;
            return this;
        }

        public Builder appId(String id) {
            appId = id;
            return this;
        }

        /** The application's private key, RSA of at least 2048 bits: PKCS#8 or PKCS#1, PEM or bare Base64. */
        public Builder applicationPrivateKey(String text) {
            applicationPrivateKey = text;
            return this;
        }

        /** Adds a key that Alipay's signatures may be made with; while Alipay's key changes there are two. */
        public Builder alipayPublicKey(String text) {
            alipayPublicKeys.add(text);
            return this;
        }

        /** How long a connection may take to stand, by default 3 s; without meaning for a client of one's own. */
        public Builder timeoutConnect(Duration timeout) {
            timeoutConnect = positive(timeout);
            return this;
        }

        /** How long a whole call may take, its connection included, by default 15 s. */
        public Builder timeoutReply(Duration timeout) {
            timeoutReply = positive(timeout);
            return this;
        }

        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /** An HTTP client to share; it must not follow redirects. */
        public Builder httpClient(HttpClient client) {
            if (client.followRedirects() != HttpClient.Redirect.NEVER) {
                throw new IllegalArgumentException("the HTTP client must not follow redirects");
            }
            httpClient = Optional.of(client);
            return this;
        }

        /** Where signatures wait for their turn, by default {@link SigningQueue#NONE}. */
        public Builder signingQueue(SigningQueue queue) {
            signing = queue;
            return this;
        }

        /** Parses the keys; an exception says which setting is wrong and what was given instead. */
        public AlipayClient build() {
            return new AlipayClient(this);
        }

        private static Duration positive(Duration timeout) {
            if (!timeout.isPositive()) {
                throw new IllegalArgumentException("a time-out must be positive, not " + timeout);
            }
            return timeout;
        }

        private HttpClient http() {
            return httpClient.orElseGet(() -> HttpClient.newBuilder()
                    .connectTimeout(timeoutConnect)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build());
        }
    }
}
