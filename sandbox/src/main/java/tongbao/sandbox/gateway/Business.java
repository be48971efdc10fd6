package tongbao.sandbox.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;

/** Does what an admitted request asks for, in one transaction, and signs the answer after it. */
final class Business {
    private final House house;
    private final TradeMethod trades;

    Business(House house) {
        this.house = house;
        this.trades = new TradeMethod(house.trading());
    }

    Reply answer(Request request) {
        return switch (request.method()) {
            case PAGE_PAY -> cashier(request, Product.PAGE);
            case WAP_PAY -> cashier(request, Product.WAP);
            case APP_PAY -> cashier(request, Product.APP);
            case PRECREATE, QUERY, CLOSE, CANCEL, REFUND, REFUND_QUERY -> {
                Map<String, Object> node = node(request);
                yield Answers.signed(
                        Method.node(request.method().word()),
                        node,
                        request.voice(),
                        request.app().alipayPrivateKey());
            }
        };
    }

    Reply answerBadlySigned(Request request) {
        if (request.method().isPage()) {
            return answer(request);
        }
        return Answers.badlySigned(
                Method.node(request.method().word()),
                node(request),
                request.voice(),
                request.app().alipayPrivateKey());
    }

    private Map<String, Object> node(Request request) {
        try {
            return transact(sql -> switch (request.method()) {
                case PRECREATE -> precreate(sql, request);
                case QUERY -> trades.query(sql, request);
                case CLOSE -> trades.close(sql, request);
                case CANCEL -> trades.cancel(sql, request);
                case REFUND -> trades.refund(sql, request);
                case REFUND_QUERY -> trades.refundQuery(sql, request);
                case PAGE_PAY, WAP_PAY, APP_PAY -> throw new IllegalStateException("a page has no node");
            });
        } catch (Refusal refusal) {
            return refusal.node();
        }
    }

    private Map<String, Object> precreate(Sql sql, Request request) {
        Order order = house.trading().ask(sql, read(request, Product.PRECREATE));
        return Answers.success(
                Map.of("out_trade_no", order.key().outTradeNo(), "qr_code", house.url() + "/qr/" + order.code()));
    }

    /** The payer's browser arrives with an order, and goes on to the wallet. The app's cashier is entered at once. */
    private Reply cashier(Request request, Product product) {
        Order order = read(request, product);
        Order asked = transact(sql -> {
            Order known = house.trading().ask(sql, order);
            if (product == Product.APP) {
                house.trading().enter(sql, known, Buyer.DEFAULT);
            }
            return known;
        });
        return new Reply.Redirect(302, "/wallet/" + asked.code());
    }

    private Order read(Request request, Product product) {
        Instant now = Instant.ofEpochMilli(house.clock().millis());
        return OrderRequest.read(request, product, house.numbers().orderCode(), now);
    }

    private <T> T transact(Function<Sql, T> work) {
        T result = house.database().transact(work);
        house.toldLater().run();
        return result;
    }
}
