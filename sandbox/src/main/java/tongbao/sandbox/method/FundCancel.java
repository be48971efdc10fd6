package tongbao.sandbox.method;

import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.Sql;

/** Undoes a freezing, whatever became of it. */
record FundCancel(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.fund.auth.operation.cancel";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        FundAuth auth = FundOrder.found(house, sql, request);
        return Answer.success(Map.of(
                "action",
                house.trading().freezing().cancel(sql, auth),
                "auth_no",
                auth.keys().authNo(),
                "operation_id",
                auth.keys().operationId(),
                "out_order_no",
                auth.asked().outOrderNo(),
                "out_request_no",
                auth.asked().outRequestNo()));
    }
}
