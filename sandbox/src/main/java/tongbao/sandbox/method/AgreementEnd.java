package tongbao.sandbox.method;

import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;

/** The merchant ends an agreement. */
record AgreementEnd(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.user.agreement.unsign";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        var agreement =
                AgreementQuery.found(sql, request).orElseThrow(() -> Refusal.bare("AGREEMENT_NOT_EXIST", "协议不存在"));
        var _ = house.trading().agreeing().end(sql, agreement);
        return Answer.success(Map.of());
    }
}
