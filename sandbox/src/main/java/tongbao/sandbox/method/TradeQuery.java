package tongbao.sandbox.method;

import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Target;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.BeijingTime;

/** How a trade stands. */
record TradeQuery(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.query";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Target target = request.target();
        Optional<Trade> found = house.trading().find(sql, target);
        if (found.isEmpty()) {
            Map<String, Object> shown = TradeMembers.amounts(Amount.ZERO);
            target.outTradeNo().ifPresent(number -> shown.put("out_trade_no", number));
            throw TradeMembers.notExist().showing(shown);
        }
        Trade trade = found.orElseThrow();
        // The page product's query shows no received amount although paid; only total_amount can be compared.
        boolean amountsShown = trade.order().product() != Product.PAGE
                && trade.standing().whenPaid().isPresent();
        Map<String, Object> members = TradeMembers.amounts(amountsShown ? trade.totalAmount() : Amount.ZERO);
        members.putAll(TradeMembers.buyer(trade));
        members.put("buyer_user_type", "PRIVATE");
        members.put("out_trade_no", trade.key().outTradeNo());
        trade.standing().whenPaid().ifPresent(at -> members.put("send_pay_date", BeijingTime.seconds(at)));
        members.put("total_amount", trade.totalAmount());
        members.put("trade_no", trade.tradeNo());
        members.put("trade_status", trade.status());
        return Answer.success(members);
    }
}
