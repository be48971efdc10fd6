package tongbao.alipay;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One application at Alipay: signs what is asked, sends it once, and believes only what is signed.
 *
 * <p>Safe for many threads, which share its connections. No method repeats a call, and none throws for anything that
 * Alipay or the network does: exceptions are for wrong settings and wrong requests, and for a {@link SigningQueue} that
 * refuses to sign what is wanted at once. Interrupting a thread ends the call that it waits for, with an unknown
 * outcome.
 */
public final class AlipayClient {
    public static final URI PRODUCTION = URI.create("https://openapi.alipay.com/gateway.do");
    public static final URI SANDBOX = URI.create("https://openapi-sandbox.dl.alipaydev.com/gateway.do");

    private final Parts parts;
    private final Tokens tokens;

    /**
     * What a client is made of.
     *
     * @param pages signs what is not sent from here, whichever protocol calls have
     */
    record Parts(Keys keys, WireV2 pages, Caller caller, List<Expiry> ofApplication) {}

    AlipayClient(Parts parts, Tokens tokens) {
        this.parts = parts;
        this.tokens = tokens;
    }

    public static AlipayClientBuilder builder() {
        return new AlipayClientBuilder();
    }

    /**
     * The same client, acting for a merchant who authorised this application ({@code app_auth_token}). It costs
     * nothing to make and shares everything.
     */
    public AlipayClient onBehalfOf(String appAuthToken) {
        return new AlipayClient(parts, new Tokens(Optional.of(appAuthToken), tokens.authToken()));
    }

    /** The same client, acting for a user who authorised it ({@code auth_token}). */
    public AlipayClient asUser(String authToken) {
        return new AlipayClient(parts, new Tokens(tokens.appAuthToken(), Optional.of(authToken)));
    }

    // ---- paying

    /**
     * Signs a page for a computer's browser. Nothing is sent, and Alipay knows no trade until the buyer enters the
     * page.
     *
     * @throws SigningRefused when a {@link SigningQueue} of one's own refuses
     */
    public PayPage pagePay(TradePagePay.Request request) {
        return parts.pages().page(request.command(), tokens);
    }

    /**
     * Signs a page for a phone's browser. Nothing is sent, and Alipay knows no trade until the buyer enters the page.
     */
    public PayPage wapPay(TradeWapPay.Request request) {
        return parts.pages().page(request.command(), tokens);
    }

    /** Signs an order and gives the text that an app hands to Alipay's SDK as it is. Nothing is sent. */
    public String appPay(TradeAppPay.Request request) {
        return parts.pages().order(request.command(), tokens);
    }

    /** Makes a code that the buyer scans. */
    public Outcome<TradePrecreate.Reply> precreate(TradePrecreate.Request request) {
        return exchange(request.call());
    }

    /** Makes a trade that a known user pays in a mini program. */
    public Outcome<TradeCreate.Reply> create(TradeCreate.Request request) {
        return exchange(request.call());
    }

    /**
     * Charges the buyer who shows a code. Only {@link Progress.Finished} is money: the password may still be asked for.
     */
    public Progress<TradePay.Reply> pay(TradePay.Request request) {
        return Progress.of(exchange(request.call()));
    }

    /** Asks how a trade is. */
    public Outcome<TradeQuery.Reply> query(TradeQuery.Request request) {
        return exchange(request.call());
    }

    /** Ends a trade that was entered and not paid. */
    public Outcome<TradeClose.Reply> close(TradeClose.Request request) {
        return exchange(request.call());
    }

    /** Undoes a trade whose outcome is unknown, paid or not. */
    public Outcome<TradeCancel.Reply> cancel(TradeCancel.Request request) {
        return exchange(request.call());
    }

    /** Tells Alipay what became of an order on credit. */
    public Outcome<TradeOrderinfoSync.Reply> orderSync(TradeOrderinfoSync.Request request) {
        return exchange(request.call());
    }

    /** Asks whether Alipay would advance the money for a user. */
    public Outcome<TradeAdvanceConsult.Reply> advanceConsult(TradeAdvanceConsult.Request request) {
        return exchange(request.call());
    }

    // ---- refunding

    /** Gives money back, now. A repeat with the same number and amount refunds once. */
    public Outcome<TradeRefund.Reply> refund(TradeRefund.Request request) {
        return exchange(request.call());
    }

    /** Asks for a refund that is decided later; only {@link Progress.Finished} went back. */
    public Progress<TradeRefundApply.Reply> refundApply(TradeRefundApply.Request request) {
        return Progress.of(exchange(request.call()));
    }

    /** Asks how a refund is. */
    public Outcome<TradeFastpayRefundQuery.Reply> refundQuery(TradeFastpayRefundQuery.Request request) {
        return exchange(request.call());
    }

    // ---- sharing a trade's money

    /** Pays shares of a trade to others. */
    public Outcome<TradeOrderSettle.Reply> settle(TradeOrderSettle.Request request) {
        return exchange(request.call());
    }

    /** Asks how a sharing is. */
    public Outcome<TradeOrderSettleQuery.Reply> settleQuery(TradeOrderSettleQuery.Request request) {
        return exchange(request.call());
    }

    /** Asks what of a trade can still be shared. */
    public Outcome<TradeOrderOnsettleQuery.Reply> onsettleQuery(TradeOrderOnsettleQuery.Request request) {
        return exchange(request.call());
    }

    /** Lists accounts that shares may be paid to. */
    public Outcome<TradeRoyaltyRelationBind.Reply> royaltyBind(TradeRoyaltyRelationBind.Request request) {
        return exchange(request.call());
    }

    /** Takes accounts off that list. */
    public Outcome<TradeRoyaltyRelationUnbind.Reply> royaltyUnbind(TradeRoyaltyRelationUnbind.Request request) {
        return exchange(request.call());
    }

    /** Reads that list, by pages. */
    public Outcome<TradeRoyaltyRelationBatchquery.Reply> royaltyQuery(TradeRoyaltyRelationBatchquery.Request request) {
        return exchange(request.call());
    }

    /** Asks how much of a trade may be shared. */
    public Outcome<TradeRoyaltyRateQuery.Reply> royaltyRateQuery(TradeRoyaltyRateQuery.Request request) {
        return exchange(request.call());
    }

    // ---- transfers

    /** Pays somebody. Only {@link Progress.Finished} is money that arrived. */
    public Progress<FundTransUniTransfer.Reply> transfer(FundTransUniTransfer.Request request) {
        return Progress.of(exchange(request.call()));
    }

    /** Asks how a transfer is. */
    public Outcome<FundTransCommonQuery.Reply> transferQuery(FundTransCommonQuery.Request request) {
        return exchange(request.call());
    }

    /** Asks how much money an account holds. */
    public Outcome<FundAccountQuery.Reply> accountQuery(FundAccountQuery.Request request) {
        return exchange(request.call());
    }

    // ---- frozen money

    /** Freezes money of a buyer who shows a code. Only {@link Progress.Finished} is frozen money. */
    public Progress<FundAuthOrderFreeze.Reply> freeze(FundAuthOrderFreeze.Request request) {
        return Progress.of(exchange(request.call()));
    }

    /** Signs an order to freeze money, as the text that an app hands to Alipay's SDK. Nothing is sent. */
    public String appFreeze(FundAuthOrderAppFreeze.Request request) {
        return parts.pages().order(request.command(), tokens);
    }

    /** Makes a code whose scanner has money frozen. */
    public Outcome<FundAuthOrderVoucherCreate.Reply> freezeCode(FundAuthOrderVoucherCreate.Request request) {
        return exchange(request.call());
    }

    /** Gives frozen money free. Only {@link Progress.Finished} is free. */
    public Progress<FundAuthOrderUnfreeze.Reply> unfreeze(FundAuthOrderUnfreeze.Request request) {
        return Progress.of(exchange(request.call()));
    }

    /** Asks how a freezing is. */
    public Outcome<FundAuthOperationDetailQuery.Reply> freezeQuery(FundAuthOperationDetailQuery.Request request) {
        return exchange(request.call());
    }

    /** Undoes a freezing whose outcome is unknown. */
    public Outcome<FundAuthOperationCancel.Reply> freezeCancel(FundAuthOperationCancel.Request request) {
        return exchange(request.call());
    }

    // ---- agreements and tokens

    /** Signs a page on which a user signs an agreement. Nothing is sent. */
    public PayPage agreementPage(UserAgreementPageSign.Request request) {
        return parts.pages().page(request.command(), tokens);
    }

    /** Asks how an agreement is. */
    public Outcome<UserAgreementQuery.Reply> agreementQuery(UserAgreementQuery.Request request) {
        return exchange(request.call());
    }

    /** Ends an agreement. */
    public Outcome<UserAgreementUnsign.Reply> agreementUnsign(UserAgreementUnsign.Request request) {
        return exchange(request.call());
    }

    /** A user's token for {@link #asUser}, in exchange for the code of the log-in. */
    public Outcome<SystemOauthToken.Reply> userToken(SystemOauthToken.Request request) {
        return exchange(request.call());
    }

    /** A merchant's token for {@link #onBehalfOf}, in exchange for the code of the authorisation. */
    public Outcome<OpenAuthTokenApp.Reply> merchantToken(OpenAuthTokenApp.Request request) {
        return exchange(request.call());
    }

    /** Asks whether a merchant's token still holds, and for what. */
    public Outcome<OpenAuthTokenAppQuery.Reply> merchantTokenQuery(OpenAuthTokenAppQuery.Request request) {
        return exchange(request.call());
    }

    // ---- bills, notices, anything else

    /** The address of a bill, for {@link tongbao.alipay.bill.BillDownload}. */
    public Outcome<DataDataserviceBillDownloadurlQuery.Reply> billUrl(
            DataDataserviceBillDownloadurlQuery.Request request) {
        return exchange(request.call());
    }

    /** Asks Alipay whether it sent a notice with this number; a verified signature is enough. */
    public Outcome<OpenAppNotifyVerify.Reply> noticeVerify(OpenAppNotifyVerify.Request request) {
        return exchange(request.call());
    }

    /**
     * Looks at a notice: the raw bytes of the POST, untouched by any framework. A genuine notice is Alipay's word;
     * that it is meant for this app, this seller and this amount remains to be checked.
     */
    public NoticeVerdict notice(byte[] body) {
        return NoticeReader.read(body, parts.keys());
    }

    /**
     * Calls any method of Alipay by its name.
     *
     * @param bizContent a JSON object, or empty for a method that has none
     * @throws IllegalArgumentException if the name or the JSON is none, or protocol V3 has no path for the method
     */
    public Outcome<AnyMethod.Reply> call(String method, String bizContent) {
        return call(AnyMethod.Request.of(method, bizContent));
    }

    public Outcome<AnyMethod.Reply> call(AnyMethod.Request request) {
        return exchange(request.call());
    }

    // ---- the client itself

    /**
     * When the certificates in use end, the first one first; empty in public key mode, where nothing ends. A
     * certificate of Alipay that was replaced stays in the list until it is taken out of the settings.
     */
    public List<Expiry> expiries() {
        return Stream.concat(parts.ofApplication().stream(), parts.keys().trust().expiries().stream())
                .sorted(Comparator.comparing(Expiry::at))
                .toList();
    }

    /** Who signs here. The first call, or the first signature, takes the half second that a fast provider loads. */
    public RsaProvider rsaProvider() {
        return parts.keys().provider();
    }

    /**
     * Makes what the first call would make, the HTTP client and whoever signs: half a second of work, for a thread that
     * has it to spare. Nothing is sent.
     */
    public void prepare() {
        rsaProvider();
        transport().http();
    }

    Transport transport() {
        return parts.caller().transport();
    }

    private <R> Outcome<R> exchange(Call<R> call) {
        return parts.caller().call(call, tokens);
    }
}
