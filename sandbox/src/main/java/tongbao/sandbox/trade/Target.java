package tongbao.sandbox.trade;

import java.util.Optional;

/** Which trade of a seller a call is about: at least one of the two numbers; the trade number counts more. */
public record Target(String sellerId, Optional<String> outTradeNo, Optional<String> tradeNo) {
    public Target {
        if (outTradeNo.isEmpty() && tradeNo.isEmpty()) {
            throw Refusal.invalidParameter("out_trade_no, trade_no");
        }
    }
}
