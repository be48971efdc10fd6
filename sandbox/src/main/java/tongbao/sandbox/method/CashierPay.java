package tongbao.sandbox.method;

import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Sql;

/** The payer's browser arrives with an order, and goes on to the cashier or the phone. No trade begins by that. */
record CashierPay(String word, Product product, House house) implements Method.Opened {
    @Override
    public String open(Sql sql, Request request) {
        Order order = house.trading().ask(sql, OrderRequest.read(house, request, product));
        return product == Product.PAGE ? house.cashierPath(order) : house.walletPath(order);
    }
}
