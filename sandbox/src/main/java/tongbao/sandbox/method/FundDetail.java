package tongbao.sandbox.method;

import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.FundAuths;
import tongbao.sandbox.state.FundAuths.Operation;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.BeijingTime;

/** How a freezing stands, and how one thing done with it went. */
record FundDetail(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.fund.auth.operation.detail.query";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        FundAuth auth = FundOrder.found(house, sql, request);
        String number = FundOrder.text(request, "operation_id", 64)
                .or(() -> FundOrder.text(request, "out_request_no", 64))
                .orElseThrow(() -> FundOrder.illegal("operation_id, out_request_no"));
        Map<String, Object> members = FundOrder.members(auth);
        addSums(auth, members);
        if (!isOfFreezing(auth, number, request)) {
            addOperation(
                    FundAuths.operation(sql, auth.keys().authNo(), number)
                            .orElseThrow(() -> Refusal.bare("AUTH_OPERATION_NOT_EXIST", "支付宝资金操作流水不存在")),
                    members);
        } else {
            members.put("operation_type", "FREEZE");
            members.put("status", FundOrder.freezeStatus(auth));
        }
        return Answer.success(members);
    }

    private static boolean isOfFreezing(FundAuth auth, String number, Request request) {
        Optional<String> type = FundOrder.text(request, "operation_type", 20);
        return type.filter(word -> !word.equals("FREEZE")).isEmpty()
                && (number.equals(auth.keys().operationId())
                        || number.equals(auth.asked().outRequestNo()));
    }

    private static void addSums(FundAuth auth, Map<String, Object> members) {
        members.put("order_title", auth.asked().title());
        members.put("order_status", auth.standing().status().name());
        members.put("gmt_create", BeijingTime.seconds(auth.asked().times().createdAt()));
        members.put("total_freeze_amount", auth.frozen());
        members.put("total_pay_amount", auth.standing().paid());
        members.put("rest_amount", auth.rest());
    }

    private static void addOperation(Operation operation, Map<String, Object> members) {
        members.put("operation_id", operation.operationId());
        members.put("out_request_no", operation.outRequestNo());
        members.put("operation_type", operation.type().name());
        members.put("amount", operation.amount());
        members.put("gmt_trans", BeijingTime.seconds(operation.at()));
        members.put("status", "SUCCESS");
    }
}
