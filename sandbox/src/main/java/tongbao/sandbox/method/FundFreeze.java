package tongbao.sandbox.method;

import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.FundAuth.FundStatus;
import tongbao.sandbox.state.Sql;

/** The merchant freezes money of a payer whose code it scans. */
record FundFreeze(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.fund.auth.order.freeze";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        String authCode = FundOrder.required(request, "auth_code");
        FundAuth auth = house.trading().scanning().freeze(sql, FundOrder.asked(house, request), authCode);
        Map<String, Object> members = FundOrder.members(auth);
        members.put("status", FundOrder.freezeStatus(auth));
        return auth.standing().status() == FundStatus.INIT ? Answer.inProcess(members) : Answer.success(members);
    }
}
