package tongbao.sandbox.junit;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tongbao.sandbox.Sandbox;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;

/**
 * A pretend Alipay in the hands of a test: where merchants call it, what its payers do, what goes wrong, and how time
 * passes. What the state forbids is {@link NotDone}. Safe for several threads.
 */
public final class Alipay {
    private static final String APP_ID = "2021000100000001";
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(10);

    private final Sandbox sandbox;
    private final Control control;
    private final Merchant merchant;

    private Alipay(Sandbox sandbox, Control control, Merchant merchant) {
        this.sandbox = sandbox;
        this.control = control;
        this.merchant = merchant;
    }

    static Alipay at(Sandbox sandbox) {
        Control control = new Control(sandbox.url());
        JsonObject registered = control.post(
                "apps",
                Map.of(
                        "app_id",
                        APP_ID,
                        "app_public_key",
                        RsaKeys.text(Wiring.keysOfApp().getPublic()),
                        "alipay_private_key",
                        RsaKeys.text(Wiring.keysOfAlipay().getPrivate())));
        Merchant merchant = new Merchant(
                APP_ID,
                RsaKeys.text(Wiring.keysOfApp().getPrivate()),
                RsaKeys.text(Wiring.keysOfApp().getPublic()),
                RsaKeys.text(Wiring.keysOfAlipay().getPublic()),
                registered.text("seller_id").orElseThrow());
        return new Alipay(sandbox, control, merchant);
    }

    /** Where it is reached, without a slash at the end; version 3 is called below it. */
    public String url() {
        return sandbox.url();
    }

    /** The address of version 2. */
    public String gateway() {
        return url() + "/gateway.do";
    }

    /** The application that is registered from the start. */
    public Merchant merchant() {
        return merchant;
    }

    /** The business time, in which orders expire and notices are repeated. */
    public Clock clock() {
        return sandbox.clock();
    }

    /** Lets time pass, whole seconds up to 400 days. Trades have closed and finished when it returns. */
    public void advance(Duration time) {
        control.post("clock/advance", Map.of("seconds", time.toSeconds()));
    }

    /** An order by the merchant's number, and what its payer does. */
    public PayersOrder order(String outTradeNo) {
        return new PayersOrder(control, outTradeNo);
    }

    /** A code on a payer's phone, for one {@code alipay.trade.pay} within a minute. */
    public String payCode(String buyer) {
        return code(buyer, Boolean.FALSE);
    }

    /** A code with which the payer is asked for the password, whatever the amount. */
    public String payCodeThatAsks(String buyer) {
        return code(buyer, Boolean.TRUE);
    }

    private String code(String buyer, Boolean asks) {
        return control.post("codes", Map.of("buyer", buyer, "asks", asks))
                .text("auth_code")
                .orElseThrow();
    }

    /** From now on this payer has exactly so much, in yuan such as {@code 88.00}; before, more than enough. */
    public void balance(String user, String yuan) {
        control.post("accounts", Map.of("user", user, "balance", yuan));
    }

    /** Something goes wrong at the next calls of a method, such as {@code alipay.trade.refund}. */
    public CallAccident next(String method) {
        return new CallAccident(control, method, 1);
    }

    /** Something goes wrong with the next notices. */
    public NoticeAccident nextNotice() {
        return new NoticeAccident(control, 1);
    }

    /** Calls off every accident that was ordered and has not happened. */
    public void nothingGoesWrong() {
        control.delete("accidents");
        control.delete("scenario");
    }

    /** Begins a script of what goes wrong: the JSON of {@code POST /sandbox/scenario}. */
    public void play(String scenarioJson) {
        control.postJson("scenario", scenarioJson);
    }

    /** How often each kind of accident happened, ordered or by a script. */
    public Map<String, Long> accidents() {
        Map<String, Long> counts = new LinkedHashMap<>();
        JsonObject happened = control.get("accidents/happened").object("counts");
        happened.names()
                .forEach(kind ->
                        counts.put(kind, Long.parseLong(happened.text(kind).orElse("0"))));
        return counts;
    }

    /** Changes customs: the JSON of {@code POST /sandbox/customs}. */
    public void customs(String json) {
        control.postJson("customs", json);
    }

    /** The sendings of notices about an order, made and planned, in order. */
    public List<SentNotice> notices(String outTradeNo) {
        return control.get("notices?out_trade_no=" + outTradeNo).list("notices").stream()
                .map(notice -> SentNotice.of((JsonObject) notice))
                .toList();
    }

    /**
     * Waits in real time until a notice about the order was replied to with {@code success}, and returns it. Throws
     * {@link AssertionError} when that has not happened in time.
     */
    public SentNotice awaitAcknowledged(String outTradeNo, Duration longest) {
        return await(outTradeNo, SentNotice::isAcknowledged, longest);
    }

    /**
     * Waits in real time until a sending about the order is so, and returns it: before time is advanced, for example,
     * until the first was sent, for the next is planned from there. Throws {@link AssertionError} when that has not
     * happened in time.
     */
    public SentNotice await(String outTradeNo, Predicate<SentNotice> isSo, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            List<SentNotice> sent = notices(outTradeNo);
            var found = sent.stream().filter(isSo).findFirst();
            if (found.isPresent()) {
                return found.orElseThrow();
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("no notice about " + outTradeNo + " is as awaited: " + sent);
            }
            LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos());
        }
    }

    /** What went over the wire, the newest 200 in order. */
    public List<Exchange> exchanges() {
        return control.get("journal").list("entries").stream()
                .map(entry -> Exchange.of((JsonObject) entry))
                .toList();
    }
}
