package tongbao.sandbox.method;

import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Accounts.Account;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;

/** How much the merchant has. */
record AccountQuery(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.fund.account.query";
    }

    @Override
    public String verb() {
        return "GET";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        var content = request.content();
        if (content.text("account_type").filter("ACCTRANS_ACCOUNT"::equals).isEmpty()) {
            throw Refusal.bare("INVALID_PARAMETER", "参数有误：account_type");
        }
        if (content.text("alipay_user_id")
                .filter(user -> !user.equals(request.sellerId()))
                .isPresent()) {
            throw Refusal.bare("NO_PERMISSION", "无权限");
        }
        Account account = house.trading()
                .books()
                .ofMerchant(sql, request.sellerId(), house.trading().now());
        return Answer.success(Map.of(
                "available_amount",
                account.balance(),
                "freeze_amount",
                account.frozen(),
                "total_amount",
                account.balance().plus(account.frozen())));
    }
}
