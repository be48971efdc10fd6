package tongbao.sandbox.method;

import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Sql;

/** An order string that the phone's Alipay opens, to let the merchant freeze money. */
record FundAppFreeze(House house) implements Method.Opened {
    @Override
    public String word() {
        return "alipay.fund.auth.order.app.freeze";
    }

    @Override
    public String open(Sql sql, Request request) {
        var auth = house.trading().freezing().ask(sql, FundOrder.asked(house, request));
        return "/consent/" + auth.keys().code();
    }
}
