package tongbao.sandbox.method;

import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.HeldTrades;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.wire.Amount;

/** How much of a trade still waits to be shared. */
record OnsettleQuery(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.order.onsettle.query";
    }

    @Override
    public String verb() {
        return "GET";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        request.requiredText("trade_no", 64);
        Trade trade = house.trading().find(sql, request.target()).orElseThrow(TradeMembers::notExist);
        return Answer.success(Map.of("unsettled_amount", unsettled(sql, trade)));
    }

    static Amount unsettled(Sql sql, Trade trade) {
        return HeldTrades.find(sql, trade.tradeNo())
                .map(HeldTrades.Held::unsettled)
                .orElse(Amount.ZERO);
    }
}
