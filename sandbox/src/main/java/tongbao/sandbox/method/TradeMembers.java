package tongbao.sandbox.method;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.Amount;

/** Members that the answers about a trade have in common. */
final class TradeMembers {
    private TradeMembers() {}

    static Map<String, Object> buyer(Trade trade) {
        return Map.of(
                "buyer_logon_id",
                trade.buyer().logonIdMasked(),
                "buyer_user_id",
                trade.buyer().userId());
    }

    /** Here all money comes from and goes to balances. */
    static Map<String, Object> fundBill(Amount amount) {
        return new TreeMap<>(Map.of("amount", amount, "fund_channel", "ALIPAYACCOUNT"));
    }

    static Map<String, Object> amounts(Amount amount) {
        return new HashMap<>(Map.of(
                "buyer_pay_amount",
                amount,
                "invoice_amount",
                amount,
                "point_amount",
                Amount.ZERO,
                "receipt_amount",
                amount));
    }

    static Map<String, Object> refundAmounts(Amount sum, Amount now) {
        return new TreeMap<>(Map.of("refund_fee", sum, "send_back_fee", now));
    }

    static Refusal notExist() {
        return Refusal.business("TRADE_NOT_EXIST", "交易不存在");
    }
}
