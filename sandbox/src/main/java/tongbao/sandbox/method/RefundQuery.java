package tongbao.sandbox.method;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Refund;
import tongbao.sandbox.state.Refunds;
import tongbao.sandbox.state.Settlements;
import tongbao.sandbox.state.Settlements.Detail;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.wire.BeijingTime;

/** Whether a refund happened; a miss is a success that says nothing. */
record RefundQuery(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.fastpay.refund.query";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        String outRequestNo = request.requiredText("out_request_no", 64);
        Trade trade = house.trading().find(sql, request.target()).orElseThrow(TradeMembers::notExist);
        return Refunds.find(sql, trade.tradeNo(), outRequestNo)
                .map(refund -> Answer.success(members(sql, trade, refund, request)))
                .orElseGet(() -> Answer.success(Map.of()));
    }

    private static Map<String, Object> members(Sql sql, Trade trade, Refund refund, Request request) {
        Map<String, Object> members = new HashMap<>();
        members.put("out_request_no", refund.outRequestNo());
        members.put("out_trade_no", trade.key().outTradeNo());
        members.put("refund_amount", refund.amount());
        members.put("refund_status", "REFUND_SUCCESS");
        members.put("total_amount", trade.totalAmount());
        members.put("trade_no", trade.tradeNo());
        refund.reason().ifPresent(reason -> members.put("refund_reason", reason));
        if (request.content().list("query_options").contains("gmt_refund_pay")) {
            members.put("gmt_refund_pay", BeijingTime.seconds(refund.refundedAt()));
        }
        if (request.content().list("query_options").contains("refund_detail_item_list")) {
            members.put("refund_detail_item_list", List.of(TradeMembers.fundBill(refund.amount())));
        }
        List<Map<String, Object>> royalties = Settlements.ofTrade(sql, trade.tradeNo()).stream()
                .filter(detail -> detail.settleNo().isEmpty())
                .filter(detail -> detail.requestNo().equals(refund.outRequestNo()))
                .map(RefundQuery::royalty)
                .toList();
        if (!royalties.isEmpty()) {
            members.put("refund_royaltys", royalties);
        }
        return members;
    }

    private static Map<String, Object> royalty(Detail detail) {
        return new TreeMap<>(Map.of(
                "refund_amount",
                detail.amount(),
                "result_code",
                "SUCCESS",
                "royalty_type",
                "transfer",
                "trans_in",
                detail.transIn(),
                "trans_out",
                detail.transOut()));
    }
}
