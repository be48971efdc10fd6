package tongbao.sandbox.method;

import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Sql;

/** A QR code that the payer scans; only the scan begins a trade. */
record Precreate(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.precreate";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Order order = house.trading().ask(sql, OrderRequest.read(house, request, Product.PRECREATE));
        return Answer.success(
                Map.of("out_trade_no", order.key().outTradeNo(), "qr_code", house.url() + "/qr/" + order.code()));
    }
}
