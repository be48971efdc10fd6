package tongbao.connector.alipay;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tongbao.alipay.AlipayClient;
import tongbao.alipay.AlipayClientBuilder;
import tongbao.alipay.AlipayUser;
import tongbao.alipay.Outcome;
import tongbao.alipay.Progress;
import tongbao.alipay.RsaProvider;
import tongbao.alipay.SigningQueue;
import tongbao.alipay.SigningRefused;
import tongbao.alipay.SubCode;
import tongbao.alipay.TradeAppPay;
import tongbao.alipay.TradeCancel;
import tongbao.alipay.TradeClose;
import tongbao.alipay.TradeCreate;
import tongbao.alipay.TradeFastpayRefundQuery;
import tongbao.alipay.TradeOrder;
import tongbao.alipay.TradePagePay;
import tongbao.alipay.TradePay;
import tongbao.alipay.TradePrecreate;
import tongbao.alipay.TradeQuery;
import tongbao.alipay.TradeRefund;
import tongbao.alipay.TradeWapPay;
import tongbao.core.channel.Channel;
import tongbao.core.channel.ChannelBusy;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Reach;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundKind;

/** Core's channel over Alipay's open platform: translates orders into calls, and outcomes into facts. */
public final class AlipayChannel implements Channel {
    private static final Duration TIMEOUT_CONNECT = Duration.ofSeconds(2);

    /** A caller is answered within five seconds, whatever Alipay does. */
    private static final Duration TIMEOUT_REPLY = Duration.ofSeconds(4);

    private static final System.Logger LOG = System.getLogger(AlipayChannel.class.getName());

    private final Map<AccountId, Line> lines;
    private final Links links;
    private final Clock clock;
    private final Guard.Urgency urgency;

    /** One account with the client that speaks for it, and who stands before its calls. */
    record Line(AlipayAccount account, AlipayClient client, Guard guard) {}

    /** Parses every key; an {@link IllegalArgumentException} says which account has a wrong one, and what it is. */
    public AlipayChannel(List<AlipayAccount> accounts, Links links, Clock clock) {
        this(accounts, links, clock, SigningQueue.NONE);
    }

    /** The same, and whatever is signed is signed by a pool. */
    public AlipayChannel(List<AlipayAccount> accounts, Links links, Clock clock, SigningPool signing) {
        this(accounts, links, clock, (SigningQueue) signing);
    }

    AlipayChannel(List<AlipayAccount> accounts, Links links, Clock clock, SigningQueue signing) {
        this(lines(accounts, clock, signing), links, clock, Guard.Urgency.PAYER);
    }

    private AlipayChannel(Map<AccountId, Line> lines, Links links, Clock clock, Guard.Urgency urgency) {
        this.lines = lines;
        this.links = links;
        this.clock = clock;
        this.urgency = urgency;
    }

    private static Map<AccountId, Line> lines(List<AlipayAccount> accounts, Clock clock, SigningQueue signing) {
        Map<AccountId, Line> lines = new LinkedHashMap<>();
        for (AlipayAccount account : accounts) {
            Guard guard = new Guard(account, clock, System::nanoTime);
            lines.put(account.id(), new Line(account, client(account, lines, clock, signing, guard), guard));
        }
        return lines;
    }

    private static AlipayClient client(
            AlipayAccount account, Map<AccountId, Line> lines, Clock clock, SigningQueue signing, Guard guard) {
        AlipayClientBuilder builder = AlipayClient.builder();
        lines.values().stream().findFirst().map(Line::client).ifPresent(builder::connectionsOf);
        return builder.gateway(account.gateway())
                .appId(account.appId())
                .applicationPrivateKey(account.privateKey())
                .alipayPublicKey(account.alipayPublicKey())
                .timeoutConnect(TIMEOUT_CONNECT)
                .timeoutReply(TIMEOUT_REPLY)
                .clock(clock)
                .signingQueue(signing)
                .listener(guard)
                .build();
    }

    @Override
    public Channel background() {
        return new AlipayChannel(lines, links, clock, Guard.Urgency.BACKGROUND);
    }

    /** Looks at a notice: the raw bytes of the POST. */
    public Heard notice(byte[] body, Instant receivedAt) {
        return Notices.read(lines.values(), body, receivedAt);
    }

    /**
     * Makes ready, on a thread of this pool, what the first signature and the first call need and a start doesn't wait
     * for; the log tells who signs.
     */
    public void prepare(SigningPool pool) {
        pool.first(() -> {
            lines.values().stream()
                    .map(line -> line.client().rsaProvider())
                    .distinct()
                    .forEach(AlipayChannel::tell);
            lines.values().forEach(line -> line.client().prepare());
        });
    }

    private static void tell(RsaProvider provider) {
        if (provider.problem().isPresent()) {
            LOG.log(
                    Level.WARNING,
                    "RSA by {0}, slower than need be: {1}",
                    provider.name(),
                    provider.problem().get());
        } else {
            LOG.log(Level.INFO, "RSA by {0}", provider.name());
        }
    }

    @Override
    public String sign(Payment payment, Attempt attempt) {
        try {
            return signed(payment, attempt);
        } catch (SigningRefused e) {
            throw new ChannelBusy(String.valueOf(e.getMessage()));
        }
    }

    private String signed(Payment payment, Attempt attempt) {
        Orders orders = new Orders(payment, attempt, links);
        AlipayClient client = line(attempt).client();
        URI returnUrl = URI.create(links.returnUrl(attempt.link()));
        return switch (attempt.product()) {
            case PAGE ->
                client.pagePay(TradePagePay.Request.of(orders.order()).withReturnUrl(returnUrl))
                        .url();
            case WAP ->
                client.wapPay(TradeWapPay.Request.of(orders.order()).withReturnUrl(returnUrl))
                        .url();
            case APP -> client.appPay(new TradeAppPay.Request(orders.order()));
            case QR, BARCODE, JSAPI ->
                throw new IllegalStateException(attempt.product() + " begins with a call, nothing is signed for it");
        };
    }

    @Override
    public Fact.OfAttempt submit(Payment payment, Attempt attempt) {
        return guarded(attempt, () -> submitted(payment, attempt));
    }

    private Fact.OfAttempt guarded(Attempt attempt, Supplier<Fact.OfAttempt> call) {
        return guarded(attempt.account(), attempt.orderNo(), call);
    }

    private Fact.OfAttempt guarded(AccountId account, OrderNo orderNo, Supplier<Fact.OfAttempt> call) {
        return line(account)
                .guard()
                .refusal(urgency)
                .<Fact.OfAttempt>map(why -> new Fact.Unheard(orderNo, Reach.NOT_SENT, why))
                .orElseGet(call);
    }

    private Fact.OfRefund guarded(Payment payment, Refund refund, Supplier<Fact.OfRefund> call) {
        return line(payment.attempt(refund.attempt()))
                .guard()
                .refusal(urgency)
                .<Fact.OfRefund>map(why -> new Fact.RefundUnheard(refund.id(), Reach.NOT_SENT, why))
                .orElseGet(call);
    }

    private Fact.OfAttempt submitted(Payment payment, Attempt attempt) {
        TradeOrder order = new Orders(payment, attempt, links).order();
        return switch (attempt.product()) {
            case QR -> precreate(attempt, order);
            case BARCODE -> pay(attempt, order);
            case JSAPI -> create(attempt, order);
            case PAGE, WAP, APP ->
                throw new IllegalStateException(attempt.product() + " is signed, it does not begin with a call");
        };
    }

    private Fact.OfAttempt precreate(Attempt attempt, TradeOrder order) {
        var request = new TradePrecreate.Request(order, TradePrecreate.ProductCode.FACE_TO_FACE_PAYMENT);
        return switch (line(attempt).client().precreate(request)) {
            case Outcome.Done<TradePrecreate.Reply> done ->
                new Fact.Submitted(attempt.orderNo(), Optional.of(done.reply().qrCode()));
            case Outcome.Refused<TradePrecreate.Reply> refused ->
                new Fact.SubmitRefused(attempt.orderNo(), refused.subCode().code());
            case Outcome.Unknown<TradePrecreate.Reply> unknown -> unheard(attempt, unknown);
        };
    }

    /** Not every answer that isn't an error is money: the payer may have to enter the password first. */
    private Fact.OfAttempt pay(Attempt attempt, TradeOrder order) {
        String code = attempt.means().payer().orElseThrow();
        return switch (line(attempt).client().pay(TradePay.Request.of(order, new TradePay.From.BarCode(code)))) {
            case Progress.Finished<TradePay.Reply>(TradePay.Reply reply) -> Words.paid(attempt.orderNo(), reply);
            case Progress.Underway<TradePay.Reply> underway -> new Fact.Submitted(attempt.orderNo(), Optional.empty());
            case Progress.Failed<TradePay.Reply> failed -> asked(attempt);
            case Progress.Refused<TradePay.Reply>(var refusal) ->
                new Fact.SubmitRefused(attempt.orderNo(), refusal.subCode().code());
            case Progress.Unknown<TradePay.Reply>(var unknown) ->
                isToAsk(unknown) ? asked(attempt) : unheard(attempt, unknown);
        };
    }

    private Fact.OfAttempt create(Attempt attempt, TradeOrder order) {
        AlipayUser payer = Words.payer(attempt.means().payer().orElseThrow());
        var request = TradeCreate.Request.of(order, payer, TradeCreate.ProductCode.JSAPI_PAY);
        return switch (line(attempt).client().create(request)) {
            case Outcome.Done<TradeCreate.Reply> done ->
                new Fact.Submitted(
                        attempt.orderNo(), Optional.of(done.reply().tradeNo().value()));
            case Outcome.Refused<TradeCreate.Reply> refused ->
                new Fact.SubmitRefused(attempt.orderNo(), refused.subCode().code());
            case Outcome.Unknown<TradeCreate.Reply> unknown -> unheard(attempt, unknown);
        };
    }

    @Override
    public Fact.OfAttempt ask(Payment payment, Attempt attempt) {
        return ask(attempt.account(), attempt.orderNo());
    }

    @Override
    public Fact.OfAttempt ask(AccountId account, OrderNo orderNo) {
        return guarded(account, orderNo, () -> asked(account, orderNo));
    }

    /** Also the second call of one that was let through. */
    private Fact.OfAttempt asked(Attempt attempt) {
        return asked(attempt.account(), attempt.orderNo());
    }

    private Fact.OfAttempt asked(AccountId account, OrderNo orderNo) {
        var request = TradeQuery.Request.of(Words.key(orderNo));
        return switch (line(account).client().query(request)) {
            case Outcome.Done<TradeQuery.Reply> done -> Words.trade(orderNo, done.reply(), clock.instant());
            case Outcome.Refused<TradeQuery.Reply> refused when refused.isTradeMissing() -> new Fact.Missing(orderNo);
            case Outcome.Refused<TradeQuery.Reply> refused ->
                new Fact.Unheard(
                        orderNo, Words.refusedAsCall(), refused.subCode().code());
            case Outcome.Unknown<TradeQuery.Reply> unknown -> unheard(orderNo, unknown);
        };
    }

    @Override
    public Fact.OfAttempt closeThere(Payment payment, Attempt attempt, Fact.Because because) {
        return guarded(attempt, () -> closed(attempt, because));
    }

    private Fact.OfAttempt closed(Attempt attempt, Fact.Because because) {
        var request = new TradeClose.Request(Words.key(attempt.orderNo()));
        return switch (line(attempt).client().close(request)) {
            case Outcome.Done<TradeClose.Reply> done -> new Fact.ClosedThere(attempt.orderNo(), because);
            case Outcome.Refused<TradeClose.Reply> refused
            when refused.isTradeMissing() -> new Fact.NothingToClose(attempt.orderNo(), because);
            case Outcome.Refused<TradeClose.Reply> refused ->
                new Fact.Unheard(
                        attempt.orderNo(),
                        Words.refusedAsCall(),
                        refused.subCode().code());
            case Outcome.Unknown<TradeClose.Reply> unknown when isToAsk(unknown) -> asked(attempt);
            case Outcome.Unknown<TradeClose.Reply> unknown -> unheard(attempt, unknown);
        };
    }

    @Override
    public Fact.OfAttempt cancelThere(Payment payment, Attempt attempt) {
        return guarded(attempt, () -> cancelled(attempt));
    }

    private Fact.OfAttempt cancelled(Attempt attempt) {
        var request = new TradeCancel.Request(Words.key(attempt.orderNo()));
        return switch (line(attempt).client().cancel(request)) {
            case Outcome.Done<TradeCancel.Reply> done ->
                switch (done.reply().action()) {
                    case NOTHING -> new Fact.NothingToCancel(attempt.orderNo());
                    case CLOSE -> new Fact.CancelledThere(attempt.orderNo());
                    case REFUND -> asked(attempt);
                };
            case Outcome.Refused<TradeCancel.Reply> refused -> asked(attempt);
            case Outcome.Unknown<TradeCancel.Reply> unknown when isToAsk(unknown) -> asked(attempt);
            case Outcome.Unknown<TradeCancel.Reply> unknown -> unheard(attempt, unknown);
        };
    }

    private static boolean isToAsk(Outcome.Unknown<?> unknown) {
        return unknown.subCode().filter(code -> code.kind() == SubCode.Kind.ASK).isPresent();
    }

    @Override
    public Fact.OfRefund refund(Payment payment, Refund refund) {
        return guarded(payment, refund, () -> refunded(payment, refund));
    }

    private Fact.OfRefund refunded(Payment payment, Refund refund) {
        Attempt attempt = payment.attempt(refund.attempt());
        var request = TradeRefund.Request.of(
                Words.key(attempt.orderNo()), Words.yuan(refund.amount()), Words.number(refund.requestNo()));
        var explained = refund.reason().isBlank() ? request : request.withRefundReason(refund.reason());
        return switch (line(attempt).client().refund(explained)) {
            case Outcome.Done<TradeRefund.Reply> done -> refunded(payment, refund, done.reply());
            case Outcome.Refused<TradeRefund.Reply> refused -> Words.refundRefused(refund, refused.subCode());
            case Outcome.Unknown<TradeRefund.Reply> unknown ->
                new Fact.RefundUnheard(refund.id(), Words.reach(unknown.why()), unknown.detail());
        };
    }

    /** An answer alone is no refund: where it moved nothing, it repeats an earlier one or isn't through yet. */
    private Fact.OfRefund refunded(Payment payment, Refund refund, TradeRefund.Reply reply) {
        if (reply.fundChange() == TradeRefund.FundChange.YES) {
            Instant at = reply.gmtRefundPay().orElseGet(clock::instant);
            return new Fact.Refunded(refund.id(), Optional.of(Words.money(reply.refundFee())), at);
        }
        Fact.OfRefund asked = askedRefund(payment, refund);
        return asked instanceof Fact.RefundMissing
                ? new Fact.RefundUnheard(refund.id(), Words.answeredWithoutEffect(), "fund_change is not Y")
                : asked;
    }

    @Override
    public Fact.OfRefund askRefund(Payment payment, Refund refund) {
        return guarded(payment, refund, () -> askedRefundOrCancel(payment, refund));
    }

    /**
     * Money of a reversal may have gone back by the cancel instead, which has no number to ask for. What was paid and
     * is closed was given back whole, however that was.
     */
    private Fact.OfRefund askedRefundOrCancel(Payment payment, Refund refund) {
        Fact.OfRefund asked = askedRefund(payment, refund);
        if (refund.kind() != RefundKind.REVERSAL || !(asked instanceof Fact.RefundMissing)) {
            return asked;
        }
        return Words.reversal(refund, asked(payment.attempt(refund.attempt())), clock.instant());
    }

    private Fact.OfRefund askedRefund(Payment payment, Refund refund) {
        Attempt attempt = payment.attempt(refund.attempt());
        var request =
                TradeFastpayRefundQuery.Request.of(Words.key(attempt.orderNo()), Words.number(refund.requestNo()));
        return switch (line(attempt).client().refundQuery(request)) {
            case Outcome.Done<TradeFastpayRefundQuery.Reply> done ->
                Words.refund(refund, done.reply(), clock.instant());
            case Outcome.Refused<TradeFastpayRefundQuery.Reply> refused
            when refused.isTradeMissing() -> new Fact.RefundMissing(refund.id());
            case Outcome.Refused<TradeFastpayRefundQuery.Reply> refused ->
                new Fact.RefundUnheard(
                        refund.id(), Words.refusedAsCall(), refused.subCode().code());
            case Outcome.Unknown<TradeFastpayRefundQuery.Reply> unknown ->
                new Fact.RefundUnheard(refund.id(), Words.reach(unknown.why()), unknown.detail());
        };
    }

    private static Fact.OfAttempt unheard(Attempt attempt, Outcome.Unknown<?> unknown) {
        return unheard(attempt.orderNo(), unknown);
    }

    private static Fact.OfAttempt unheard(OrderNo orderNo, Outcome.Unknown<?> unknown) {
        return new Fact.Unheard(orderNo, Words.reach(unknown.why()), unknown.detail());
    }

    private Line line(Attempt attempt) {
        return line(attempt.account());
    }

    private Line line(AccountId account) {
        return Optional.ofNullable(lines.get(account))
                .orElseThrow(() -> new IllegalStateException(
                        "account " + account + " is in use by payments and missing from the settings"));
    }
}
