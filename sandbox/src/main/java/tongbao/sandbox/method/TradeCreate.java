package tongbao.sandbox.method;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Refusal;

/** A trade for a payer who is known; the payer's phone then pays it by its number. */
record TradeCreate(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.create";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Buyer buyer = buyer(request);
        Order order = house.trading().ask(sql, OrderRequest.read(house, request, Product.CREATE));
        Trade trade = house.trading().begin(sql, order, buyer);
        return Answer.success(Map.of("out_trade_no", trade.key().outTradeNo(), "trade_no", trade.tradeNo()));
    }

    private static Buyer buyer(Request request) {
        request.text("buyer_id", 28).filter(id -> !Buyer.isUserId(id)).ifPresent(_ -> {
            throw Refusal.invalidParameter("buyer_id");
        });
        return Stream.of("buyer_id", "buyer_open_id", "buyer_logon_id")
                .map(name -> request.text(name, 128))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Buyer::named)
                .orElseThrow(() -> Refusal.invalidParameter("buyer_id"));
    }
}
