package tongbao.sandbox.method;

import java.util.List;
import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Settlements;
import tongbao.sandbox.state.Settlements.Settlement;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Messages.Message;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.trade.Sharing;
import tongbao.sandbox.trade.Sharing.Share;
import tongbao.sandbox.wire.BeijingTime;

/** The merchant shares what a trade brought. */
record OrderSettle(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.order.settle";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        String outRequestNo = request.requiredText("out_request_no", 64);
        request.requiredText("trade_no", 64);
        Trade trade = house.trading().find(sql, request.target()).orElseThrow(TradeMembers::notExist);
        List<Share> shares = ShareRequest.read(request, "royalty_parameters", "trans_in", trade.totalAmount());
        boolean isLast = request.content()
                .object("extend_params")
                .text("royalty_finish")
                .filter("true"::equals)
                .isPresent();
        if (shares.isEmpty() && !isLast) {
            throw Refusal.invalidParameter("royalty_parameters");
        }
        var asked = new Sharing.Asked(outRequestNo, shares + " " + isLast, shares, isLast);
        boolean isNew = Settlements.find(sql, trade.tradeNo(), outRequestNo).isEmpty();
        Settlement settlement = house.trading().sharing().settle(sql, trade, asked);
        if (isNew
                && request.content()
                        .text("royalty_mode")
                        .filter("async"::equals)
                        .isPresent()) {
            house.trading().messages().tell(sql, request.app(), message(sql, trade, settlement));
        }
        return Answer.success(Map.of("trade_no", trade.tradeNo(), "settle_no", settlement.settleNo()));
    }

    /** Told of shares that a merchant did not want to wait for. */
    private static Message message(Sql sql, Trade trade, Settlement settlement) {
        Map<String, Object> content = Map.of(
                "operation_dt", BeijingTime.seconds(settlement.at()),
                "out_request_no", settlement.outRequestNo(),
                "royalty_detail_list", SettleQuery.details(sql, settlement),
                "settle_no", settlement.settleNo(),
                "trade_no", trade.tradeNo());
        return new Message("alipay.trade.order.settle.notify", trade.key().outTradeNo(), content, settlement.at());
    }
}
