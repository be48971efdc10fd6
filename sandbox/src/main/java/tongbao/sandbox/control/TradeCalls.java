package tongbao.sandbox.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.state.App;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Orders;
import tongbao.sandbox.state.Refunds;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Refusal;

/** Looking at trades, and being the payer without a browser. */
final class TradeCalls {
    private static final int BUYER_LENGTH_MAX = 100;
    private static final String NOT_CREATED = "NOT_CREATED";

    private final House house;

    TradeCalls(House house) {
        this.house = house;
    }

    Map<String, Object> show(String outTradeNo, Map<String, String> query) {
        return house.database().transact(sql -> {
            Order order = order(sql, outTradeNo, query);
            return house.trading()
                    .find(sql, order)
                    .map(trade -> shown(sql, trade))
                    .orElseGet(() -> notCreated(order));
        });
    }

    Map<String, Object> pay(Call call, String outTradeNo, Map<String, String> query) {
        Optional<Buyer> buyer = buyer(call);
        return move(
                outTradeNo, query, (sql, order) -> house.trading().passwords().right(sql, order, buyer));
    }

    Map<String, Object> wrongPassword(Call call, String outTradeNo, Map<String, String> query) {
        Buyer buyer = buyer(call).orElse(Buyer.DEFAULT);
        return move(
                outTradeNo, query, (sql, order) -> house.trading().passwords().wrong(sql, order, buyer));
    }

    Map<String, Object> scan(Call call, String outTradeNo, Map<String, String> query) {
        Buyer buyer = buyer(call).orElse(Buyer.DEFAULT);
        return move(outTradeNo, query, (sql, order) -> house.trading().enter(sql, order, buyer));
    }

    Map<String, Object> refuse(Call call, String outTradeNo, Map<String, String> query) {
        ControlBody.read(call, Set.of());
        return move(outTradeNo, query, (sql, order) -> house.trading().refuse(sql, order));
    }

    private Map<String, Object> move(
            String outTradeNo, Map<String, String> query, BiFunction<Sql, Order, Trade> moving) {
        try {
            return house.database().transact(sql -> {
                Order asked = order(sql, outTradeNo, query);
                Order order = house.trading().find(sql, asked).map(Trade::order).orElse(asked);
                return shown(sql, moving.apply(sql, order));
            });
        } catch (Refusal refusal) {
            throw Rejected.conflict("the payer can't: " + refusal.subCode() + " " + refusal.subMsg());
        } finally {
            house.toldLater().run();
        }
    }

    private static Optional<Buyer> buyer(Call call) {
        return ControlBody.read(call, Set.of("buyer"))
                .text("buyer", BUYER_LENGTH_MAX)
                .map(Buyer::named);
    }

    private Order order(Sql sql, String outTradeNo, Map<String, String> query) {
        Optional<String> seller = Optional.ofNullable(query.get("app_id"))
                .map(appId -> house.apps()
                        .find(appId)
                        .map(App::sellerId)
                        .orElseThrow(() -> Rejected.notFound("there is no app " + appId)));
        List<Order> orders = Orders.list(sql, outTradeNo, seller);
        if (orders.isEmpty()) {
            throw Rejected.notFound("no order " + outTradeNo + " was seen; a page or wap link must be opened first");
        }
        if (orders.stream().map(order -> order.key().sellerId()).distinct().count() > 1) {
            throw Rejected.conflict("several sellers have an order " + outTradeNo + "; add ?app_id=");
        }
        return orders.getFirst();
    }

    private Map<String, Object> shown(Sql sql, Trade trade) {
        var refunds = Refunds.list(sql, trade.tradeNo()).stream()
                .map(refund -> members("out_request_no", refund.outRequestNo(), "amount", refund.amount()))
                .toList();
        return members(
                "out_trade_no",
                trade.key().outTradeNo(),
                "trade_no",
                trade.tradeNo(),
                "trade_status",
                trade.status(),
                "total_amount",
                trade.totalAmount(),
                "refunded_amount",
                trade.refundedAmount(),
                "refunds",
                refunds,
                "wallet",
                house.walletPath(trade.order()));
    }

    private Map<String, Object> notCreated(Order order) {
        return members(
                "out_trade_no",
                order.key().outTradeNo(),
                "trade_no",
                "",
                "trade_status",
                NOT_CREATED,
                "total_amount",
                order.totalAmount(),
                "refunded_amount",
                "0.00",
                "refunds",
                List.of(),
                "wallet",
                house.walletPath(order));
    }

    private static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            members.put(namesAndValues[at].toString(), namesAndValues[at + 1]);
        }
        return members;
    }
}
