package tongbao.sandbox.method;

import java.util.Map;
import java.util.TreeMap;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.wire.BeijingTime;

/** The merchant lets frozen money go. */
record FundUnfreeze(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.fund.auth.order.unfreeze";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        String outRequestNo = FundOrder.required(request, "out_request_no");
        FundOrder.required(request, "auth_no");
        FundAuth auth = FundOrder.found(house, sql, request);
        var operation = house.trading().freezing().unfreeze(sql, auth, outRequestNo, FundOrder.amount(request));
        return Answer.success(new TreeMap<>(Map.of(
                "amount",
                operation.amount(),
                "auth_no",
                operation.authNo(),
                "gmt_trans",
                BeijingTime.seconds(operation.at()),
                "operation_id",
                operation.operationId(),
                "out_order_no",
                auth.asked().outOrderNo(),
                "out_request_no",
                outRequestNo,
                "status",
                "SUCCESS")));
    }
}
