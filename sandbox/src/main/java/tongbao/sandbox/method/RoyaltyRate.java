package tongbao.sandbox.method;

import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;

/** How much of a trade a merchant may share at most, in percent. */
record RoyaltyRate(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.royalty.rate.query";
    }

    @Override
    public String verb() {
        return "GET";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        if (request.text("out_request_no", 32).isEmpty()) {
            throw Refusal.bare("INVALID_PARAMETER", "参数无效：out_request_no");
        }
        return Answer.success(
                Map.of("max_ratio", house.trading().customs().royaltyPercentMax(), "user_id", request.sellerId()));
    }
}
