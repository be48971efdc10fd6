package tongbao.sandbox.method;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.trade.Target;

/** Undoes whatever it finds: closes the unpaid, gives back the paid, and is content with nothing. */
record TradeCancel(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.cancel";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Target target = request.target();
        Map<String, Object> members = new HashMap<>(Map.of("retry_flag", "N"));
        Optional<Trade> found = house.trading().find(sql, target);
        if (found.isEmpty()) {
            target.outTradeNo().ifPresent(number -> members.put("out_trade_no", number));
            return Answer.success(members);
        }
        Trade trade = found.orElseThrow();
        members.put("out_trade_no", trade.key().outTradeNo());
        try {
            members.put(
                    "action",
                    switch (house.trading().cancel(sql, trade)) {
                        case CLOSE -> "close";
                        case REFUND -> "refund";
                    });
        } catch (Refusal refusal) {
            throw refusal.showing(members);
        }
        members.put("trade_no", trade.tradeNo());
        return Answer.success(members);
    }
}
