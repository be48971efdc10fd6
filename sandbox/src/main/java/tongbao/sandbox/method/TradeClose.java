package tongbao.sandbox.method;

import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Refusal;

/** Ends a trade that nobody has paid. */
record TradeClose(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.close";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Trade trade = house.trading().find(sql, request.target()).orElseThrow(TradeMembers::notExist);
        try {
            house.trading().close(sql, trade, request.addresses().notifyUrl());
        } catch (Refusal refusal) {
            throw refusal.showing(Map.of("out_trade_no", trade.key().outTradeNo()));
        }
        return Answer.success(Map.of("out_trade_no", trade.key().outTradeNo(), "trade_no", trade.tradeNo()));
    }
}
