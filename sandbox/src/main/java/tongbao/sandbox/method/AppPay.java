package tongbao.sandbox.method;

import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Sql;

/** An order string that the phone's Alipay opens; its cashier is entered at once, so a trade begins. */
record AppPay(House house) implements Method.Opened {
    @Override
    public String word() {
        return "alipay.trade.app.pay";
    }

    @Override
    public String open(Sql sql, Request request) {
        Order order = house.trading().ask(sql, OrderRequest.read(house, request, Product.APP));
        house.trading().enter(sql, order, Buyer.DEFAULT);
        return house.walletPath(order);
    }
}
