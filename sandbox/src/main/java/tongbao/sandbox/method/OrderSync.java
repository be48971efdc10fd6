package tongbao.sandbox.method;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.trade.Target;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;

/** A merchant tells how an order on credit went. Nothing here depends on it, so nothing of it is kept. */
record OrderSync(House house) implements Method.Answered {
    private static final Set<String> TYPES = Set.of("CREDIT_AUTH", "CREDIT_DEDUCT");
    private static final Set<String> STATUSES = Set.of("COMPLETE", "CLOSED");
    private static final int INFO_LENGTH_MAX = 2048;

    @Override
    public String word() {
        return "alipay.trade.orderinfo.sync";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        var target =
                new Target(request.sellerId(), Optional.empty(), Optional.of(request.requiredText("trade_no", 64)));
        String _ = request.requiredText("out_request_no", 64);
        if (!TYPES.contains(request.requiredText("biz_type", 64))) {
            throw Refusal.invalidParameter("biz_type");
        }
        request.text("order_biz_info", INFO_LENGTH_MAX).ifPresent(OrderSync::requireStatus);
        Trade trade = house.trading().find(sql, target).orElseThrow(TradeMembers::notExist);
        Map<String, Object> members = new HashMap<>();
        members.put("buyer_user_id", trade.buyer().userId());
        members.put("out_trade_no", trade.key().outTradeNo());
        members.put("trade_no", trade.tradeNo());
        return Answer.success(members);
    }

    private static void requireStatus(String info) {
        JsonObject object = Json.object(info).orElseThrow(() -> Refusal.invalidParameter("order_biz_info"));
        object.text("status").filter(status -> !STATUSES.contains(status)).ifPresent(_ -> {
            throw Refusal.business("NOTIFY_STATUS_INVALID", "订单同步状态不合法");
        });
    }
}
