package tongbao.sandbox.trade;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.FundAuth.FundAsked;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.PayCodes;
import tongbao.sandbox.state.PayCodes.PayCode;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;

/** The merchant scans the payer: the code pays at once, or the payer is asked for the password first. */
public final class Scanning {
    /** A phone shows a new code every minute. */
    private static final Duration CODE_LIFE = Duration.ofMinutes(1);

    private final Trading trading;
    private final Numbers numbers;
    private final Supplier<Customs> customs;

    Scanning(Trading trading, Numbers numbers, Supplier<Customs> customs) {
        this.trading = trading;
        this.numbers = numbers;
        this.customs = customs;
    }

    /** The payer opens the phone; with {@code asks} the payment waits for the password whatever the amount. */
    public PayCode show(Sql sql, Buyer buyer, boolean asks) {
        Instant end = trading.now().plus(CODE_LIFE);
        PayCode code = new PayCode(numbers.payCode(), buyer, asks, end, Optional.empty());
        PayCodes.insert(sql, code);
        return code;
    }

    /** A paid trade, or one that waits for the payer. The same code again continues the trade that it began. */
    public Trade charge(Sql sql, Order order, String authCode) {
        Optional<String> present = trading.find(sql, order).map(Trade::tradeNo);
        Order asked = trading.ask(sql, order);
        PayCode code = PayCodes.find(sql, authCode)
                .filter(found -> isGood(found, present))
                .orElseThrow(Scanning::unknownCode);
        Trade trade = trading.begin(sql, asked, code.buyer());
        PayCodes.use(sql, code, trade.tradeNo());
        boolean asks =
                code.asks() || order.totalAmount().compareTo(customs.get().passwordAbove()) > 0;
        return asks ? trade : trading.pay(sql, asked, Optional.of(code.buyer()));
    }

    /** Freezes money of whoever showed the code, or asks first. */
    public FundAuth freeze(Sql sql, FundAsked asked, String authCode) {
        FundAuth auth = trading.freezing().ask(sql, asked);
        PayCode code = PayCodes.find(sql, authCode)
                .filter(found -> isGood(found, Optional.empty()))
                .orElseThrow(() -> Refusal.bare("PAYMENT_AUTH_CODE_INVALID", "付款码无效"));
        boolean asks = code.asks() || asked.amount().compareTo(customs.get().passwordAbove()) > 0;
        return asks ? auth : trading.freezing().authorise(sql, auth, code.buyer());
    }

    private boolean isGood(PayCode code, Optional<String> tradeNo) {
        return code.tradeNo().isPresent()
                ? code.tradeNo().equals(tradeNo)
                : code.expiresAt().isAfter(trading.now());
    }

    private static Refusal unknownCode() {
        return Refusal.business(
                "PAYMENT_AUTH_CODE_INVALID", "支付失败，获取顾客账户信息失败，请顾客刷新付款码后重新收款，如再次收款失败，请联系管理员处理。[SOUNDWAVE_PARSER_FAIL]");
    }
}
