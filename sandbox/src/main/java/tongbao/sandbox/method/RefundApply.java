package tongbao.sandbox.method;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.trade.Returning;

/**
 * A refund that is answered before it is done: {@code REFUND_PROCESSING} the first time, {@code REFUND_SUCCESS} when
 * the same is asked again. The money has moved when the first answer is sent.
 */
record RefundApply(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.refund.apply";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        var asked = new Returning.RefundAsked(
                OrderRequest.amount(request, "refund_amount")
                        .orElseThrow(() -> Refusal.invalidParameter("refund_amount")),
                request.text("out_request_no", 64),
                request.text("refund_reason", 256),
                List.of());
        Trade trade = house.trading().find(sql, request.target()).orElseThrow(TradeMembers::notExist);
        var refunded = house.trading().returning().refund(sql, trade, asked);
        Map<String, Object> members = new HashMap<>();
        members.put("out_request_no", refunded.refund().outRequestNo());
        members.put("out_trade_no", trade.key().outTradeNo());
        members.put("refund_amount", refunded.refund().amount());
        members.put("refund_status", refunded.moved() ? "REFUND_PROCESSING" : "REFUND_SUCCESS");
        members.put("trade_no", trade.tradeNo());
        return Answer.success(members);
    }
}
