package tongbao.sandbox.method;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Settlements;
import tongbao.sandbox.state.Settlements.Detail;
import tongbao.sandbox.state.Settlements.Settlement;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.trade.Target;
import tongbao.sandbox.wire.BeijingTime;

/** How one sharing went. */
record SettleQuery(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.order.settle.query";
    }

    @Override
    public String verb() {
        return "GET";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Settlement settlement = found(sql, request)
                .filter(present -> isOfCaller(sql, request, present))
                .orElseThrow(() -> Refusal.bare("MERCHANT_TRADE_NOT_MATCH", "商户与交易不匹配"));
        return Answer.success(Map.of(
                "out_request_no",
                settlement.outRequestNo(),
                "operation_dt",
                BeijingTime.seconds(settlement.at()),
                "royalty_detail_list",
                details(sql, settlement)));
    }

    /** What went to whom. */
    static List<Map<String, Object>> details(Sql sql, Settlement settlement) {
        return Settlements.details(sql, settlement).stream()
                .map(SettleQuery::shown)
                .toList();
    }

    private static Optional<Settlement> found(Sql sql, Request request) {
        Optional<String> settleNo = request.text("settle_no", 64);
        if (settleNo.isPresent()) {
            return Settlements.find(sql, settleNo.orElseThrow());
        }
        String tradeNo = request.text("trade_no", 64).orElseThrow(SettleQuery::invalid);
        String outRequestNo = request.text("out_request_no", 64).orElseThrow(SettleQuery::invalid);
        return Settlements.find(sql, tradeNo, outRequestNo);
    }

    private boolean isOfCaller(Sql sql, Request request, Settlement settlement) {
        var target = new Target(request.sellerId(), Optional.empty(), Optional.of(settlement.tradeNo()));
        return house.trading().find(sql, target).isPresent();
    }

    private static Refusal invalid() {
        return Refusal.bare("INVALID_PARAMETER", "参数无效");
    }

    private static Map<String, Object> shown(Detail detail) {
        return new TreeMap<>(Map.of(
                "amount",
                detail.amount(),
                "detail_id",
                Long.toString(detail.id()),
                "execute_dt",
                BeijingTime.seconds(detail.at()),
                "operation_type",
                detail.operation(),
                "state",
                "SUCCESS",
                "trans_in",
                detail.transIn(),
                "trans_in_type",
                "userId",
                "trans_out",
                detail.transOut(),
                "trans_out_type",
                "userId"));
    }
}
