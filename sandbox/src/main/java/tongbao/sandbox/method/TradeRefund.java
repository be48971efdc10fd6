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
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.BeijingTime;

/** Gives money back, each request number once. */
record TradeRefund(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.refund";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Amount amount = OrderRequest.amount(request, "refund_amount")
                .orElseThrow(() -> Refusal.invalidParameter("refund_amount"));
        Trade trade = house.trading()
                .find(sql, request.target())
                .orElseThrow(
                        () -> TradeMembers.notExist().showing(TradeMembers.refundAmounts(Amount.ZERO, Amount.ZERO)));
        var asked = new Returning.RefundAsked(
                amount,
                request.text("out_request_no", 64),
                request.text("refund_reason", 256),
                ShareRequest.read(request, "refund_royalty_parameters", "trans_out", trade.totalAmount()));
        var refunded = house.trading().returning().refund(sql, trade, asked);
        Map<String, Object> members = new HashMap<>(TradeMembers.buyer(trade));
        members.put("fund_change", refunded.moved() ? "Y" : "N");
        members.put("gmt_refund_pay", BeijingTime.seconds(refunded.refund().refundedAt()));
        members.put("out_trade_no", trade.key().outTradeNo());
        members.putAll(
                TradeMembers.refundAmounts(refunded.trade().refundedAmount(), refunded.moved() ? amount : Amount.ZERO));
        members.put("trade_no", trade.tradeNo());
        if (request.content().list("query_options").contains("refund_detail_item_list")) {
            members.put(
                    "refund_detail_item_list",
                    List.of(TradeMembers.fundBill(refunded.refund().amount())));
        }
        return Answer.success(members);
    }
}
